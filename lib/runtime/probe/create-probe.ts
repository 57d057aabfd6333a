import type { ProtocolProbe, Verdict } from '@/lib/diagnostics/protocol-probe'
import type { OAuthDeps } from '@/lib/oauth/deps'
import { refuse } from '@/lib/oauth/errors'
import { findGrant, GRANTS } from '@/lib/oauth/grants'
import type { GrantRequest } from '@/lib/oauth/grants/grant'
import type { StoredRefreshToken } from '@/lib/oauth/ports/refresh-tokens'
import { familyIdOf } from '@/lib/oauth/tokens/family-id'
import { refreshRules } from '@/lib/oauth/tokens/refresh-settings'
import { refreshTokenHash } from '@/lib/oauth/tokens/refresh-token'
import { refreshUse } from '@/lib/oauth/tokens/refresh-use'
import { parentOf, verifyAccessToken } from '@/lib/oauth/tokens/verify'
import { dryRunParams } from './dry-run-params'
import { makeShadowKey, type ShadowKey, shadowDomain, shadowPorts } from './shadow'
import { supposedCode } from './supposed-code'
import { supposedToken } from './supposed-token'
import { accessTokenRules, knownRule, refreshTokenRules } from './token-rules'
import { verdictOf } from './verdict'

export interface ProbeDeps extends OAuthDeps {
  findRefreshToken(id: string): Promise<StoredRefreshToken | null>
}

/** The probe over the parts that the endpoints themselves are given. */
export function createProtocolProbe(deps: ProbeDeps): ProtocolProbe {
  let made: ShadowKey | undefined
  const shadowKey = () => {
    made ??= makeShadowKey()
    return made
  }

  async function domainOf(name: string) {
    const domain = await deps.config.domainByName(name)
    if (!domain) throw refuse('domain.known', name)
    return domain
  }

  return {
    grants: GRANTS.map((grant) => grant.grantType),
    accessTokenRules,
    refreshTokenRules,
    rule: knownRule,
    refreshTokenHash,

    namesOf: (claims) => ({
      refreshTokenId: parentOf(claims),
      familyId: typeof claims.jti === 'string' ? familyIdOf(claims.jti) : null,
    }),

    verifyAccessToken: (domainName, token) =>
      verdictOf(async () => {
        const [domain, server] = [await domainOf(domainName), await deps.config.server()]
        await verifyAccessToken(deps, { domain, server, now: deps.clock.now() }, token)
      }),

    verifySupposed: (token) =>
      verdictOf(async () => {
        const domain = shadowDomain(await domainOf(token.domainName), shadowKey())
        const [server, now] = [await deps.config.server(), deps.clock.now()]
        await verifyAccessToken(deps, { domain, server, now }, await supposedToken(domain, token, now))
      }),

    dryRun: (run): Promise<Verdict> =>
      verdictOf(async () => {
        const key = shadowKey()
        const domain = shadowDomain(await domainOf(run.domainName), key)
        const grant = findGrant(run.grantType)
        if (!grant) throw refuse('grant.known', run.grantType)
        const client = await deps.config.clientById(domain.id, run.clientId)
        if (!client) throw refuse('client.known', run.clientId)
        if (!client.grantTypes.has(grant.grantType)) throw refuse('grant.allowed', grant.grantType)
        const stored = run.grantType === 'REFRESH_TOKEN' ? await deps.findRefreshToken(run.refreshTokenId) : null
        const code =
          run.grantType === 'AUTHORIZATION_CODE' ? await supposedCode(deps, domain, client, run.username) : null
        const ports = shadowPorts(deps, key, stored, code)
        const request = {
          ...ports,
          domain,
          authenticated: { client, secretId: null, method: 'client_secret_basic' as const },
          server: await deps.config.server(),
          address: '',
          correlationId: 'dry-run',
          now: deps.clock.now(),
        }
        await grant.decide(request, await dryRunParams(run, request, deps.random))
        if (stored) checkUse(stored, request)
      }),
  }
}

/** What the refresh grant finds out only as it uses the token. */
function checkUse(
  stored: StoredRefreshToken,
  { domain, server, now }: Pick<GrantRequest, 'domain' | 'server' | 'now'>,
) {
  const use = refreshUse(stored, refreshRules(domain, server), now)
  if (use === 'reused') throw refuse('refresh.reused', 'a used one')
  if (use === 'ended') throw refuse('refresh.used', 'a used one')
}
