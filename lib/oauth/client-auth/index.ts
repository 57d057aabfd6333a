import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import type { Params } from '../params'
import type { RuntimeDomain } from '../ports'
import { CLIENT_AUTH_NAMES } from './allowed-methods'
import { clientSecretBasic } from './client-secret-basic'
import { clientSecretPost } from './client-secret-post'
import type { ClientAuthMethod, ClientAuthName, ProvedClient } from './method'
import { privateKeyJwt } from './private-key-jwt'
import { identifyPublicClient, type NO_PROOF } from './public-client'

const METHODS: Record<ClientAuthName, ClientAuthMethod> = {
  client_secret_basic: clientSecretBasic,
  client_secret_post: clientSecretPost,
  private_key_jwt: privateKeyJwt,
}

/** The only list of methods; discovery derives from its names. */
export const CLIENT_AUTH_REGISTRY: readonly ClientAuthMethod[] = CLIENT_AUTH_NAMES.map((name) => METHODS[name])

export interface AuthenticatedClient extends ProvedClient {
  method: ClientAuthName | typeof NO_PROOF
}

/**
 * Authenticates the client of a request.
 * @param options `publicClients`: one that can keep no secret may say who it is and no more
 * @throws OAuthError invalid_client with one text for every reason; invalid_request when the request proves itself in
 * two ways at once, or names two ids
 * @see RFC 6749 §2.3, RFC 7521 §4.2; spec runtime-api §3
 */
export async function authenticateClient(
  call: Call,
  domain: RuntimeDomain,
  params: Params,
  options: { publicClients?: boolean } = {},
): Promise<AuthenticatedClient> {
  const [method, second] = CLIENT_AUTH_REGISTRY.filter((each) => each.isUsed(call.request, params))
  if (second) {
    throw refuse('client.one-method', 'two', { description: 'More than one client authentication method is used.' })
  }
  const claimedId = params.get('client_id')
  if (!method) {
    if (claimedId === undefined || !options.publicClients) throw refuse('client.identified', 'none')
    return { ...(await identifyPublicClient(call, domain, claimedId)), method: 'none' }
  }
  const presented = method.read(call.request, params)
  if (claimedId !== undefined && !presented.clientIds.includes(claimedId)) {
    throw refuse('client.id-agrees', 'another id', { description: "Parameter 'client_id' names another client." })
  }
  return { ...(await presented.prove(call, domain)), method: method.name }
}
