import { epochSeconds } from '@/lib/base/clock'
import { isControlAttribute } from '@/lib/schemas/control-attribute'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { issuerOf } from '../issuer'
import type { RuntimeClient, RuntimeDomain, RuntimeResource, RuntimeServer, RuntimeUser } from '../ports'
import type { GrantedScopes } from '../scopes'

export type Claims = Record<string, unknown>

/** Claims that mean something to the protocol: no custom attribute may set them. @see spec runtime-api §6 */
export const PROTOCOL_CLAIMS: ReadonlySet<string> = new Set([
  'iss',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'sub',
  'uid',
  'client',
  'client_id',
  'azp',
  'scope',
  'domain',
  'grant',
  'rt_id',
  'cnf',
  'act',
  'may_act',
  'nonce',
  'active',
  'rem_exp',
  'token_type',
  '__proto__',
])

export interface AccessTokenFacts {
  domain: RuntimeDomain
  client: RuntimeClient
  subject: string
  /** the person the token speaks for; null where a client speaks for itself, or a stranger's assertion does */
  user: RuntimeUser | null
  granted: GrantedScopes
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
  const { domain, client, granted } = facts
  const issuer = issuerOf(domain, facts.publicUrl, facts.server)
  const issuedAt = epochSeconds(facts.now)
  return {
    iss: issuer,
    aud: audience(issuer, client, granted, facts.audience),
    exp: issuedAt + (facts.ttlSeconds ?? accessTokenTtlSeconds(domain)),
    jti: facts.tokenId,
    iat: issuedAt,
    sub: facts.subject,
    // A name can pass to somebody else; what decides who it is never does.
    ...(facts.user && { uid: facts.user.id }),
    ...customClaims(client, granted.resources),
    ...facts.extra,
    client: client.clientId,
    scope: granted.scopes,
    domain: domain.name,
  }
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

/**
 * STATIC attributes as claims: those of the resource servers, then those of the client, which win. A DYNAMIC attribute
 * needs a user's session to be evaluated against; where there is none it yields no claim.
 */
export function customClaims(client: RuntimeClient, resources: readonly RuntimeResource[]): Claims {
  const claims: Claims = {}
  for (const resource of resources) addStatic(claims, resource.tokenAttributes)
  addStatic(claims, client.attributes)
  return claims
}

function addStatic(claims: Claims, attributes: readonly TokenAttribute[]): void {
  for (const { attrName, attrType, attrValue } of attributes) {
    if (isControlAttribute(attrName) || PROTOCOL_CLAIMS.has(attrName)) continue
    // A dynamic attribute of the client still hides a static one of the resource server that has its name.
    if (attrType === 'STATIC') claims[attrName] = attrValue
    else delete claims[attrName]
  }
}
