import type { Call } from '../endpoints/call'
import { OAuthError, refuse } from '../errors'
import type { Params } from '../params'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import { clientSecretBasic } from './client-secret-basic'
import { clientSecretPost } from './client-secret-post'
import type { Credentials, SecretMethod } from './method'

/** The only list of methods; discovery derives from it. */
export const CLIENT_AUTH_REGISTRY: readonly SecretMethod[] = [clientSecretBasic, clientSecretPost]

export interface AuthenticatedClient {
  client: RuntimeClient
  secretId: string
  method: SecretMethod['name']
}

/**
 * Authenticates the client of a request.
 * @throws OAuthError invalid_client with one text for every reason; invalid_request when the request proves itself in
 * two ways at once, or names two ids
 * @see RFC 6749 §2.3; spec runtime-api §3
 */
export async function authenticateClient(
  call: Call,
  domain: RuntimeDomain,
  params: Params,
): Promise<AuthenticatedClient> {
  const { method, readings } = presented(call, params)
  let failure: OAuthError | undefined
  for (const credentials of readings) {
    try {
      return await authenticate(call, domain, method, credentials)
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      failure ??= error
    }
  }
  throw failure ?? refuse('client.identified', 'none')
}

function presented(call: Call, params: Params): { method: SecretMethod; readings: Credentials[] } {
  const used: { method: SecretMethod; readings: Credentials[] }[] = []
  for (const method of CLIENT_AUTH_REGISTRY) {
    const readings = method.read(call.request, params)
    if (readings) used.push({ method, readings })
  }
  const [first, second] = used
  const assertion = params.has('client_assertion') || params.has('client_assertion_type')
  if (second || (first && assertion)) {
    throw refuse('client.one-method', 'two', { description: 'More than one client authentication method is used.' })
  }
  if (!first)
    throw assertion ? refuse('client.method-supported', 'client_assertion') : refuse('client.identified', 'none')
  const claimedId = params.get('client_id')
  if (claimedId !== undefined && !first.readings.some((reading) => reading.clientId === claimedId)) {
    throw refuse('client.id-agrees', 'another id', { description: "Parameter 'client_id' names another client." })
  }
  return first
}

async function authenticate(
  call: Call,
  domain: RuntimeDomain,
  method: SecretMethod,
  { clientId, secret }: Credentials,
): Promise<AuthenticatedClient> {
  const found = clientId.length > 256 ? null : call.deps.config.clientById(domain.id, clientId)
  const client = found instanceof Promise ? await found : found
  // An unknown client is verified against no secret at all, which takes as long as a wrong secret does.
  const pending = call.deps.secrets.verify(client?.secrets ?? [], secret, call.now)
  const verdict = pending instanceof Promise ? await pending : pending
  // The id as sent stays out of the log: a caller who swaps id and secret sends the secret here.
  if (!client) throw refuse('client.known', 'another id')
  call.facts.client = client
  if (verdict.outcome === 'expired') throw refuse('client.secret-expired', 'one whose overlap has ended')
  if (verdict.outcome === 'none') throw refuse('client.secret', 'another secret')
  // Only after the secret held, so that nobody else learns how a client is set up.
  if (!allowedMethods(domain, client).includes(method.name)) throw refuse('client.method', method.name)
  return { client, secretId: verdict.secretId, method: method.name }
}

/**
 * The secret methods open to a client: the one it names, else those the domain lists, else both. The list of the
 * original knows `client_secret_basic` only, so a secret in the form is open where nothing is configured.
 */
export function allowedMethods(
  domain: Pick<RuntimeDomain, 'tokenEndpointAuthMethodsSupported'>,
  client: Pick<RuntimeClient, 'tokenEndpointAuthMethod'> | null,
): string[] {
  const names: string[] = CLIENT_AUTH_REGISTRY.map((method) => method.name)
  const configured: readonly string[] | null = client?.tokenEndpointAuthMethod
    ? [client.tokenEndpointAuthMethod]
    : domain.tokenEndpointAuthMethodsSupported
  return configured ? names.filter((name) => configured.includes(name)) : names
}
