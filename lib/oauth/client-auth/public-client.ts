import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { ProvedClient } from './method'

/** How discovery names it. @see RFC 7591 §2 */
export const NO_PROOF = 'none'

/**
 * A client that can keep no secret says who it is and proves nothing: what it presents besides, a code with its proof
 * key or a refresh token, has to hold by itself. A mobile client that was given a secret of its own still needs it.
 * @throws OAuthError invalid_client for every other client, as if nothing had been sent
 * @see RFC 6749 §2.1 and §3.2.1; spec runtime-api §3
 */
export async function identifyPublicClient(call: Call, domain: RuntimeDomain, clientId: string): Promise<ProvedClient> {
  const client = clientId.length > 256 ? null : await call.deps.config.clientById(domain.id, clientId)
  if (!client) throw refuse('client.known', 'another id')
  call.facts.client = client
  if (!isPublic(client)) throw refuse('client.identified', 'an id alone')
  if (client.tokenEndpointAuthMethod !== null) throw refuse('client.method', NO_PROOF)
  return { client, secretId: null }
}

function isPublic({ clientType, secrets }: Pick<RuntimeClient, 'clientType' | 'secrets'>): boolean {
  return clientType === 'PUBLIC_CLIENT' || (clientType === 'MOBILE_CLIENT' && secrets.length === 0)
}
