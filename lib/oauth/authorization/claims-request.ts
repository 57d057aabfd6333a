import { refuse } from '../errors'
import type { ClaimsRequest, ClaimWish } from '../ports/claims-request'

const MAX_CLAIMS = 100

/**
 * Reads the `claims` parameter. Members it does not know are ignored, as are wishes in a shape it does not know.
 * @throws OAuthError invalid_request when it is no JSON object, or asks for too much
 */
export function readClaimsRequest(text: string): ClaimsRequest {
  const request = objectIn(text)
  const read = { userinfo: wishes(request.userinfo), idToken: wishes(request.id_token) }
  if (Object.keys(read.userinfo).length + Object.keys(read.idToken).length > MAX_CLAIMS) {
    throw refuse('authorize.claims', 'more of them', { description: 'The claims parameter asks for too much.' })
  }
  return read
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // answered below, like JSON of another shape
  }
  throw refuse('authorize.claims', 'something else', { description: 'The claims parameter is not a JSON object.' })
}

function wishes(member: unknown): Record<string, ClaimWish> {
  if (!isObject(member)) return {}
  return Object.fromEntries(
    Object.entries(member)
      .filter(([name, wish]) => name !== '__proto__' && (wish === null || isObject(wish)))
      .map(([name, wish]) => [name, isObject(wish) ? wishIn(wish) : null]),
  )
}

function wishIn({ essential, value, values }: Record<string, unknown>): ClaimWish {
  return {
    ...(essential === true && { essential }),
    ...(value !== undefined && { value }),
    ...(Array.isArray(values) && { values }),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
