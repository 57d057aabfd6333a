import type { Call } from '../endpoints/call'
import { OAuthError, refuse } from '../errors'
import type { RuntimeDomain } from '../ports'
import { requireAllowed } from './allowed-methods'
import type { ClientAuthName, Presented, ProvedClient } from './method'

/** An id and a secret as presented. */
export interface Credentials {
  clientId: string
  secret: string
}

/** A secret, in one or more readings of what was sent. */
export function presentedSecret(name: ClientAuthName, readings: readonly Credentials[]): Presented {
  return {
    clientIds: readings.map((reading) => reading.clientId),
    async prove(call, domain) {
      let failure: OAuthError | undefined
      for (const credentials of readings) {
        try {
          return await verify(call, domain, name, credentials)
        } catch (error) {
          if (!(error instanceof OAuthError)) throw error
          failure ??= error
        }
      }
      throw failure ?? refuse('client.identified', 'none')
    },
  }
}

async function verify(
  call: Call,
  domain: RuntimeDomain,
  name: ClientAuthName,
  { clientId, secret }: Credentials,
): Promise<ProvedClient> {
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
  requireAllowed(domain, client, name)
  return { client, secretId: verdict.secretId }
}
