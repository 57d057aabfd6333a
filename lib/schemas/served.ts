import type { ClientAuthMethod } from './client-auth-method'
import type { GrantTypeName } from './grant-type'

/**
 * What the endpoints of this version answer. Everything else of the surface is stored, validated and given back, and the
 * console says that it is not served yet. A test compares both lists with the registries of the protocol core.
 */
export const SERVED_GRANTS: readonly GrantTypeName[] = [
  'CLIENT_CREDENTIALS',
  'PASSWORD',
  'JWT_BEARER',
  'AUTHORIZATION_CODE',
  'REFRESH_TOKEN',
  'TOKEN_EXCHANGE',
]
/** By their registered names; a secret in the form has no name on the administration surface. */
export const SERVED_CLIENT_AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const

export const NOT_SERVED_YET = 'Stored now; this version does not serve it yet.'

export function isServedGrant(grant: GrantTypeName): boolean {
  return SERVED_GRANTS.includes(grant)
}

export function isServedClientAuthMethod(method: ClientAuthMethod): boolean {
  return (SERVED_CLIENT_AUTH_METHODS as readonly string[]).includes(method)
}

/** A sentence about something a grant needs, with the truth about today behind it. */
export function untilServed(text: string, grant: GrantTypeName): string {
  return isServedGrant(grant) ? text : `${text} ${NOT_SERVED_YET}`
}
