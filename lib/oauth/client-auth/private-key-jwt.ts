import { acceptedAudiences } from '../assertions/accepted-audiences'
import { checkAudience, checkTimes, checkTokenId } from '../assertions/check-claims'
import { spendVerification } from '../assertions/decoy-keys'
import { readAssertion, refuseAssertion, type UnverifiedAssertion } from '../assertions/jws'
import { verifySignature } from '../assertions/verify-signature'
import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import { requiredParam } from '../params'
import type { RuntimeDomain } from '../ports'
import { requireAllowed } from './allowed-methods'
import type { ClientAuthMethod, ProvedClient } from './method'

const TYPES = ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer', 'JWT_BEARER']
const TIMES = { clockSkewSeconds: 60, maxLifetimeSeconds: 3600 }

/**
 * The client signs with the key of a certificate that is registered with it. Nothing it sends names a key to fetch.
 * @see RFC 7523 §2.2 and §3, OpenID Connect Core 1.0 §9; spec runtime-api §3
 */
export const privateKeyJwt: ClientAuthMethod = {
  name: 'private_key_jwt',
  isUsed: (_request, params) => params.has('client_assertion') || params.has('client_assertion_type'),
  read(_request, params) {
    const text = requiredParam(params, 'client_assertion')
    const type = requiredParam(params, 'client_assertion_type')
    if (!TYPES.includes(type)) throw refuse('client-assertion.type', 'another type')
    const assertion = readAssertion(text, 'client-assertion')
    const clientId = claimedId(assertion)
    return { clientIds: [clientId], prove: (call, domain) => prove(call, domain, assertion, clientId) }
  },
}

function claimedId({ claims }: UnverifiedAssertion): string {
  const { iss, sub } = claims
  if (typeof iss === 'string' && iss === sub && iss !== '' && iss.length <= 256) return iss
  throw refuse('client-assertion.identity', 'something else')
}

async function prove(
  call: Call,
  domain: RuntimeDomain,
  assertion: UnverifiedAssertion,
  clientId: string,
): Promise<ProvedClient> {
  const { config, replay } = call.deps
  const client = await config.clientById(domain.id, clientId)
  const keys = client ? await config.clientKeys(client.pk) : []
  // An unknown client, and one without a key, take as long as a wrong signature does.
  if (keys.length === 0) spendVerification(assertion)
  if (!client) throw refuse('client.known', 'another id')
  call.facts.client = client
  verifySignature(assertion, keys, call.now)
  checkAudience(assertion, acceptedAudiences(domain, call.deps.publicUrl, call.server, call.request.path))
  const believedUntil = checkTimes(assertion, TIMES, call.now)
  const tokenId = checkTokenId(assertion)
  requireAllowed(domain, client, 'private_key_jwt')
  // Last, so that only an assertion that holds in every other way is used up.
  const isFirst = await replay.consume(domain.id, `client:${client.pk}`, tokenId, believedUntil)
  if (!isFirst) throw refuseAssertion('client-assertion', 'replay', 'one that was')
  return { client, secretId: null }
}
