/** Standard claims by the scope that asks for them. @see OpenID Connect Core 1.0 §5.4 */
export const CLAIMS_BY_SCOPE = {
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
} as const
type ClaimScope = keyof typeof CLAIMS_BY_SCOPE
const CLAIM_SCOPES = Object.keys(CLAIMS_BY_SCOPE) as ClaimScope[]

/** The built-in scopes for tokens that no browser was part of, as the scopes they stand for. @see spec runtime-api §9 */
export const USER_INFO_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'UserInfo.me': ['openid'],
  'UserInfo.email': ['openid', 'email'],
  'UserInfo.address': ['openid', 'address'],
  'UserInfo.phone': ['openid', 'phone'],
  'UserInfo.profile': ['openid', 'profile'],
}

/** The OpenID scopes that a token has, under either name. */
export function userInfoScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(scopes.flatMap((scope) => USER_INFO_SCOPES[scope] ?? scope))
}

type UserClaims = Readonly<Record<string, unknown>>

/** The flat claims. What nothing is known about is left out. @see OpenID Connect Core 1.0 §5.3.2 */
export function standardUserInfo(scopes: ReadonlySet<string>, claims: UserClaims): Record<string, unknown> {
  const names = CLAIM_SCOPES.filter((scope) => scopes.has(scope)).flatMap((scope) => CLAIMS_BY_SCOPE[scope])
  return Object.fromEntries(names.filter((name) => isKnown(claims[name])).map((name) => [name, claims[name]]))
}

/**
 * Of claims that a client asks for by name, those it may be told: the scope that stands for a claim has to be assigned
 * to the client, whether it asked for that scope or not.
 * @see OpenID Connect Core 1.0 §5.5; spec runtime-api §9
 */
export function grantableClaims(names: readonly string[], assigned: ReadonlySet<string>): string[] {
  const allowed = new Set<string>(
    CLAIM_SCOPES.filter((scope) => assigned.has(scope)).flatMap((scope) => CLAIMS_BY_SCOPE[scope]),
  )
  return [...new Set(names)].filter((name) => allowed.has(name))
}

/** The same, with what is known of the person. */
export function askedClaims(
  names: readonly string[],
  assigned: ReadonlySet<string>,
  claims: UserClaims,
): Record<string, unknown> {
  const known = grantableClaims(names, assigned).filter((name) => isKnown(claims[name]))
  return Object.fromEntries(known.map((name) => [name, claims[name]]))
}

/** The claims in one group a scope, whether something was verified as `Y` or `N`. */
export function groupedUserInfo(scopes: ReadonlySet<string>, claims: UserClaims): Record<string, unknown> {
  const groups: Record<string, unknown> = {}
  for (const scope of CLAIM_SCOPES) {
    if (!scopes.has(scope)) continue
    const group = scope === 'address' ? claims.address : yesAndNo(standardUserInfo(new Set([scope]), claims))
    if (isKnown(group)) groups[scope] = group
  }
  return groups
}

function yesAndNo(claims: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 'Y' : 'N') : value]),
  )
}

function isKnown(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
