import { consentSettings, ssoSettings } from '@/lib/schemas/sso-settings'
import { authenticateClient } from '../client-auth'
import { OAuthError, refuse } from '../errors'
import { formParams, type Params, requiredParam } from '../params'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import { refreshTokenHash } from '../tokens/refresh-token'
import { CHAINING_LEVELS, type Chaining, revokeAccessToken, revokeRefreshToken } from '../tokens/revoke'
import { type ReadAccessToken, readAccessToken } from '../tokens/verify'
import { type Call, type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'

/** What is answered whenever the token is good for nothing afterwards, whatever it was before. @see RFC 7009 §2.2 */
const DONE = { status: 'success' }

/**
 * A client takes back a token of its own, alone or with what is related to it. It is done when the answer is there, on
 * every node. What kind of token it is, the token says itself; `token_type` is not even looked at.
 * @see RFC 7009 §2; spec runtime-api §7.3
 */
export const revocationEndpoint: Endpoint = {
  name: 'revocation',
  crossOrigin: true,
  methods: {
    async POST(call) {
      const params = formParams(call.request)
      const domain = await requireDomain(call)
      const { client } = await authenticateClient(call, domain, params, { publicClients: true })
      const isWide = ssoSettings(domain.customAttrs).revokesTwoLegged
      if (!isWide && consentSettings(domain.customAttrs, call.server.consentExpiryMinutes).minutes === null) {
        throw refuse('revoke.consents-kept', 'one that keeps none')
      }
      const token = requiredParam(params, 'token')
      const asked = { call, domain, client, isWide, chaining: chainingLevel(params) }
      const hash = refreshTokenHash(token)
      await (hash === null ? takeBackAccess(asked, token) : takeBackRefresh(asked, hash))
      return freshJson(DONE)
    },
  },
}

interface Asked {
  call: Call
  domain: RuntimeDomain
  client: RuntimeClient
  /** tokens that nobody consented to can be revoked as well */
  isWide: boolean
  chaining: Chaining
}

/** Under either spelling; under both it has to be the same. */
function chainingLevel(params: Params): Chaining {
  const { chaining_level: level, chaining_value: value = level } = Object.fromEntries(params)
  const asked = level ?? value ?? 'NONE'
  const known = CHAINING_LEVELS.find((each) => each === asked)
  if (known && (value ?? known) === known) return known
  throw refuse('revoke.chaining', level !== undefined && value !== level ? 'two that differ' : 'something else', {
    description: "Parameter 'chaining_level' is not valid.",
  })
}

async function takeBackRefresh({ call, domain, client, isWide, chaining }: Asked, hash: string): Promise<void> {
  const { deps, now } = call
  const found = await deps.refreshTokens.find(hash)
  if (!found || found.family.domainId !== domain.id || found.expiresAt <= now) return
  if (found.family.clientPk !== client.pk) throw refuse('revoke.client', 'one of another client')
  checkFlow(found.family.grantType, isWide)
  await revokeRefreshToken(deps, { domain, now, chaining }, found, hash)
}

async function takeBackAccess({ call, domain, client, isWide, chaining }: Asked, token: string): Promise<void> {
  const { deps, now } = call
  const read = readOwn(domain, now, token)
  if (!read) return
  if (read.clientId !== client.clientId) throw refuse('revoke.client', 'one of another client')
  checkFlow(read.claims.grant, isWide)
  await revokeAccessToken(deps, { domain, now, chaining }, client, read)
}

/** null for what is no token of the domain, or has ended by itself. */
function readOwn(domain: RuntimeDomain, now: Date, token: string): ReadAccessToken | null {
  try {
    return readAccessToken({ domain, now }, token)
  } catch (error) {
    if (error instanceof OAuthError && error.kind === 'token_invalid') return null
    throw error
  }
}

function checkFlow(grant: unknown, isWide: boolean): void {
  if (!isWide && grant !== 'AUTHORIZATION_CODE') throw refuse('revoke.person', 'one of another flow')
}
