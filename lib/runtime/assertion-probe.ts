import type { Clock } from '@/lib/base/clock'
import { refuseAssertion } from '@/lib/oauth/assertions/jws'
import type { OAuthDeps } from '@/lib/oauth/deps'
import { OAuthError, refuse } from '@/lib/oauth/errors'
import { checkBearerAssertion, replayName } from '@/lib/oauth/grants/jwt-bearer'
import type { RuntimeClient } from '@/lib/oauth/ports'
import type { AssertionProbe } from '@/lib/policy/try-assertion'
import type { UsedAssertionStore } from '@/lib/store/trust-types'

interface ProbeDeps extends Pick<OAuthDeps, 'config' | 'users' | 'publicUrl' | 'browser'> {
  clock: Clock
  used: Pick<UsedAssertionStore, 'wasUsed'>
}

/** The rules of the JWT bearer grant over one assertion: as the token endpoint has them, and nothing is used up. */
export function createAssertionProbe({ config, users, publicUrl, browser, clock, used }: ProbeDeps): AssertionProbe {
  return {
    async check(domainName, text, clientId) {
      try {
        const domain = await config.domainByName(domainName)
        if (!domain) throw refuse('domain.known', domainName)
        const client = clientId === '' ? NOBODY : await config.clientById(domain.id, clientId)
        if (!client) throw refuse('client.known', clientId)
        if (client !== NOBODY && !client.grantTypes.has('JWT_BEARER')) throw refuse('grant.allowed', 'JWT_BEARER')
        const place = { config, users, publicUrl, sessions: browser.sessions }
        const asked = { ...place, domain, client, server: await config.server(), now: clock.now() }
        const { user, issuer, session, tokenId, believedUntil } = await checkBearerAssertion(asked, text)
        if (!session && (await used.wasUsed(domain.id, replayName(issuer), tokenId))) {
          throw refuseAssertion('assertion', 'replay', 'one that was')
        }
        return { outcome: 'accepted', issuer: issuer.issuer, subject: user.username, believedUntil }
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error
        return { outcome: 'refused', rule: { ...error.rule } }
      }
    },
  }
}

/** Stands for the client where none is named: an issuer that is open to some clients only does not know it. */
const NOBODY: RuntimeClient = {
  pk: '',
  domainId: '',
  clientId: '',
  name: '',
  description: '',
  redirectUris: new Set(),
  postLogoutRedirectUris: new Set(),
  backchannelLogoutUri: null,
  optionalScopes: new Set(),
  usePkce: null,
  userInfoSignedResponse: false,
  clientUri: null,
  policyUri: null,
  tosUri: null,
  idTokenCustomClaims: [],
  clientType: 'CONFIDENTIAL_CLIENT',
  grantTypes: new Set(['JWT_BEARER']),
  scopes: new Set(),
  defaultScope: null,
  attributes: [],
  accessTokenCustomClaims: [],
  userInfoCustomClaims: [],
  tokenEndpointAuthMethod: null,
  createdAt: new Date(0),
  tokensValidFrom: null,
  secrets: [],
}
