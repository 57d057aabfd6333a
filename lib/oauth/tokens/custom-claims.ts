import { isControlAttribute } from '@/lib/schemas/control-attribute'
import { asText, type ExpressionFacts, evaluateExpression, namedUserValue } from '@/lib/schemas/expression-values'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import { PROTOCOL_CLAIMS } from '@/lib/schemas/protocol-claims'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import type { RuntimeClient, RuntimeDomain, RuntimeResource, RuntimeUser } from '../ports'
import type { SessionFacts } from '../ports/token-states'
import { partsOf } from './expressions'

export interface CustomClaimFacts {
  domain: Pick<RuntimeDomain, 'name'>
  client: RuntimeClient
  /** the person the token speaks for; null where a client speaks for itself */
  user: RuntimeUser | null
  resources: readonly RuntimeResource[]
  scopes: readonly string[]
  grantType: GrantTypeName
  /** of the caller */
  address: string
  /** the sign-in session behind the token */
  session?: SessionFacts | null
}

/**
 * The claims that administrators add to access tokens: claims of the person that the client asks for
 * (`accessTokenCustomClaims`), over them the attributes of the resource servers, over them those of the client. An
 * expression one of whose names has no value gives no claim, and still hides what is below it.
 */
export function customClaims(facts: CustomClaimFacts): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  const { client, user } = facts
  if (user) addUserClaims(claims, client.accessTokenCustomClaims, user)
  let known: ExpressionFacts | undefined
  const evaluate = (attribute: TokenAttribute) => {
    known ??= expressionFacts(facts)
    return evaluateExpression(partsOf(attribute), known)
  }
  for (const resource of facts.resources) addAttributes(claims, resource.tokenAttributes, evaluate)
  addAttributes(claims, client.attributes, evaluate)
  return claims
}

/** Claims of a person by name, as a client asks for them: what is not known is left out, several values are joined. */
export function addUserClaims(claims: Record<string, unknown>, names: readonly string[], user: RuntimeUser): void {
  for (const name of names) {
    if (PROTOCOL_CLAIMS.has(name)) continue
    const value = namedUserValue(name, user)
    const kept = typeof value === 'number' || typeof value === 'boolean' ? value : asText(value)
    if (kept !== undefined) claims[name] = kept
  }
}

export function expressionFacts(facts: CustomClaimFacts): ExpressionFacts {
  const { client } = facts
  return {
    user: facts.user,
    client: { id: client.clientId, name: client.name, type: client.clientType },
    request: {
      domain: facts.domain.name,
      grantType: facts.grantType,
      scopes: facts.scopes,
      address: facts.address,
    },
    session: facts.session ?? null,
  }
}

function addAttributes(
  claims: Record<string, unknown>,
  attributes: readonly TokenAttribute[],
  evaluate: (attribute: TokenAttribute) => string | undefined,
): void {
  for (const attribute of attributes) {
    const { attrName, attrType, attrValue } = attribute
    if (isControlAttribute(attrName) || PROTOCOL_CLAIMS.has(attrName)) continue
    const value = attrType === 'STATIC' ? attrValue : evaluate(attribute)
    if (value === undefined) delete claims[attrName]
    else claims[attrName] = value
  }
}
