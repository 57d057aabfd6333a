import type { ClientAuthMethod } from './client-auth-method'

/**
 * How clients may prove themselves at the endpoints of this version, by registered names; a secret in the form has no name
 * on the administration surface. Everything else of the surface is stored, validated and given back, and the
 * console says that it is not served yet. A test compares the list with the registry of the protocol core.
 */
export const SERVED_CLIENT_AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const

export const NOT_SERVED_YET = 'Stored now; this version does not serve it yet.'

export function isServedClientAuthMethod(method: ClientAuthMethod): boolean {
  return (SERVED_CLIENT_AUTH_METHODS as readonly string[]).includes(method)
}
