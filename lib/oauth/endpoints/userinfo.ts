import { epochSeconds } from '@/lib/base/clock'
import { refuse } from '../errors'
import { issuerOf } from '../issuer'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import { signClaims } from '../tokens/access-token'
import type { Claims } from '../tokens/claims'
import { addUserClaims } from '../tokens/custom-claims'
import { askedClaims, groupedUserInfo, standardUserInfo, userInfoScopes } from '../user-info'
import { bearerError, requireBearer } from './bearer'
import { type Call, type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'

/**
 * Claims about the person behind an access token. The path that all domains share answers grouped by scope, as the
 * original does; the path of a domain answers the flat claims that standard clients read.
 * @see OpenID Connect Core 1.0 §5.3; spec runtime-api §9
 */
export const userInfoEndpoint: Endpoint = {
  name: 'userinfo',
  crossOrigin: true,
  methods: { GET: userInfo, POST: userInfo },
}

async function userInfo(call: Call) {
  const domain = await requireDomain(call)
  const token = await requireBearer(call, domain)
  const { config, users } = call.deps
  const client = await config.clientById(domain.id, token.clientId)
  call.facts.client = client
  const scopes = userInfoScopes(token.scopes)
  if (!scopes.has('openid')) {
    // The original lists 400 and nothing else; a standard client expects what RFC 6750 §3.1 says.
    const kind = call.pathDomain === null ? 'bearer_scope' : 'bearer_scope_standard'
    throw bearerError(refuse('userinfo.scope', token.scopes.join(' ') || 'no scope'), kind)
  }
  const { uid, sub } = token.claims
  const user = typeof uid === 'string' ? await users.byId(uid, call.now) : null
  if (!user)
    throw bearerError(refuse('bearer.person', 'a token of a client, or of a person who is gone'), 'bearer_invalid')
  const further: Record<string, unknown> = {}
  if (client) addUserClaims(further, client.userInfoCustomClaims, user)
  const own = { ...further, sub }
  if (call.pathDomain === null) return freshJson({ ...own, ...groupedUserInfo(scopes, user.claims) })
  // What the client asked for by name when the person signed in; it has to be allowed those claims still.
  const asked = client ? askedClaims(textList(token.claims.userinfo_claims), client.scopes, user.claims) : {}
  const flat = { ...own, ...standardUserInfo(scopes, user.claims), ...asked, sub }
  return client?.userInfoSignedResponse ? signedUserInfo(call, domain, client, flat) : freshJson(flat)
}

/** @see OpenID Connect Core 1.0 §5.3.2 */
async function signedUserInfo(call: Call, domain: RuntimeDomain, client: RuntimeClient, claims: Claims) {
  const { deps, server, now } = call
  const iss = issuerOf(domain, deps.publicUrl, server)
  const told = { ...claims, iss, aud: client.clientId, iat: epochSeconds(now) }
  const body = await signClaims(deps.signer, domain, told)
  return { status: 200, headers: { ...freshJson('').headers, 'Content-Type': 'application/jwt' }, body }
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
