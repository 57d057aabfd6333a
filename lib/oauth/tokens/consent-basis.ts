import type { GrantTypeName } from '@/lib/schemas/grant-type'
import { refuse } from '../errors'
import type { ConfigSource, MaybePromise, RuntimeClient } from '../ports'
import type { Claims } from './claims'
import { olderBySeconds } from './user-state'

const CODE_GRANT: GrantTypeName = 'AUTHORIZATION_CODE'
/** Names, in a token that was got for another, the consent that the other one stands on. */
export const CONSENT_CLAIM = 'on_consent'

/** What a person allowed in a browser, on which a token stands: to which client, and of what. */
export interface ConsentBasis {
  clientId: string
  scopes: readonly string[]
}

/**
 * The consent behind an access token of this server; null where nobody was asked. Consents stand behind what a person
 * allowed in a browser, and behind what was got for that in exchanges.
 * @see spec admin-api §8, runtime-api §10
 */
export function consentBasis(claims: Claims): ConsentBasis | null {
  const { client, scope, grant } = claims
  if (grant === CODE_GRANT) return basisOf(client, scope)
  const named = claims[CONSENT_CLAIM]
  if (typeof named !== 'object' || named === null) return null
  const { client: first, scope: allowed } = named as Claims
  return basisOf(first, allowed)
}

/** The claim that hands the basis on. */
export function consentClaim(basis: ConsentBasis | null): Claims {
  return basis ? { [CONSENT_CLAIM]: { client: basis.clientId, scope: basis.scopes } } : {}
}

/**
 * The client whose consents decide over a token. That of an exchanged token is another than the one it was issued to; once
 * it is gone, or somebody else has its name, nobody can tell what the person withdrew from it.
 * @param own the client the token was issued to
 * @throws OAuthError `token_invalid`
 */
export function consentedClient(
  config: Pick<ConfigSource, 'clientById'>,
  own: Pick<RuntimeClient, 'pk' | 'clientId'>,
  { clientId }: ConsentBasis,
  place: { domainId: string; issuedAtSeconds: number },
): MaybePromise<Pick<RuntimeClient, 'pk'>> {
  if (clientId === own.clientId) return own
  const found = config.clientById(place.domainId, clientId)
  const checked = (client: RuntimeClient | null) => {
    const isThere = client !== null && !olderBySeconds(place.issuedAtSeconds)(client.createdAt)
    if (!isThere) throw refuse('token.consent', `one to the client ${clientId}, which is gone`)
    return client
  }
  return found instanceof Promise ? found.then(checked) : checked(found)
}

function basisOf(clientId: unknown, scopes: unknown): ConsentBasis | null {
  return typeof clientId === 'string' && Array.isArray(scopes) ? { clientId, scopes: scopes.map(String) } : null
}
