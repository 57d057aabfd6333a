import { epochSeconds } from '@/lib/base/clock'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { issuerOf } from '../issuer'
import type { RuntimeClient, RuntimeDomain, RuntimeServer, RuntimeUser } from '../ports'
import type { SessionFacts } from '../ports/token-states'
import type { GrantedScopes } from '../scopes'
import { customClaims } from './custom-claims'

export type Claims = Record<string, unknown>

export interface AccessTokenFacts {
  domain: RuntimeDomain
  client: RuntimeClient
  subject: string
  /** the person the token speaks for; null where a client speaks for itself, or a stranger's assertion does */
  user: RuntimeUser | null
  granted: GrantedScopes
  grantType: GrantTypeName
  /** the sign-in session behind the token, for expressions */
  session?: SessionFacts | null
  /** of the caller, for expressions */
  address: string
  publicUrl: string
  server: Pick<RuntimeServer, 'issuerPath' | 'omitIssuerPort'>
  /** 22 base64url characters */
  tokenId: string
  now: Date
  /** claims that the grant decides, for example `grant`, `rt_id` and `act`; they win over all but those of every token */
  extra?: Claims
  /** lifetime where it is not that of the domain's access tokens */
  ttlSeconds?: number
  /** added to `aud` */
  audience?: readonly string[]
}

/** Lifetime of access tokens of a domain, in seconds. */
export function accessTokenTtlSeconds(domain: RuntimeDomain): number {
  const setting = domain.tokenSettings.find((entry) => entry.tokenType === 'ACCESS_TOKEN')
  return setting?.tokenExpiry ?? DEFAULT_TOKEN_SETTINGS[0]?.tokenExpiry ?? 3600
}

/** The claims of an access token. @see RFC 7519 §4.1; spec runtime-api §6 */
export function accessTokenClaims(facts: AccessTokenFacts): Claims {
  const { domain, client, granted, user, grantType, address, session } = facts
  const issuer = issuerOf(domain, facts.publicUrl, facts.server)
  const issuedAt = epochSeconds(facts.now)
  const claims: Claims = {
    iss: issuer,
    aud: audience(issuer, client, granted, facts.audience),
    exp: issuedAt + (facts.ttlSeconds ?? accessTokenTtlSeconds(domain)),
    jti: facts.tokenId,
    iat: issuedAt,
    sub: facts.subject,
    client: client.clientId,
    scope: granted.scopes,
    domain: domain.name,
  }
  // A name can pass to somebody else; what decides who it is never does.
  if (user) claims.uid = user.id
  const { resources, scopes } = granted
  // No administrator can name a claim as one of the above.
  Object.assign(claims, customClaims({ domain, client, user, resources, scopes, grantType, address, session }))
  const { extra } = facts
  return extra ? { ...claims, ...extra, client: client.clientId, scope: scopes, domain: domain.name } : claims
}

/** Names and subjects of the resource servers, the issuer, and the client where an ID token is meant for it. */
function audience(
  issuer: string,
  client: RuntimeClient,
  granted: GrantedScopes,
  further: readonly string[] = [],
): string[] {
  const audience = new Set<string>()
  for (const resource of granted.resources) {
    audience.add(resource.name)
    for (const subject of resource.audienceSubjects) audience.add(subject)
  }
  audience.add(issuer)
  if (granted.scopes.includes('openid')) audience.add(client.clientId)
  for (const name of further) audience.add(name)
  return [...audience]
}
