import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { ClientAuthName } from './method'

/** The methods served; the registry has one implementation for each. A request uses one of them, so none goes first. */
export const CLIENT_AUTH_NAMES: readonly ClientAuthName[] = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
]

/**
 * The methods open to a client: the one it names, else those the domain lists, else all of them. The list of the
 * original knows `client_secret_basic` only, so a secret in the form is open where nothing is configured.
 */
export function allowedMethods(
  domain: Pick<RuntimeDomain, 'tokenEndpointAuthMethodsSupported'>,
  client: Pick<RuntimeClient, 'tokenEndpointAuthMethod'> | null,
): ClientAuthName[] {
  const configured: readonly string[] | null = client?.tokenEndpointAuthMethod
    ? [client.tokenEndpointAuthMethod]
    : domain.tokenEndpointAuthMethodsSupported
  return configured ? CLIENT_AUTH_NAMES.filter((name) => configured.includes(name)) : [...CLIENT_AUTH_NAMES]
}

/** Call it only after the proof held, so that nobody else learns how a client is set up. */
export function requireAllowed(domain: RuntimeDomain, client: RuntimeClient, name: ClientAuthName): void {
  if (!allowedMethods(domain, client).includes(name)) throw refuse('client.method', name)
}
