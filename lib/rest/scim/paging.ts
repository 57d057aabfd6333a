import { ScimError } from './scim-error'

export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
export const MAX_COUNT = 200
const DEFAULT_COUNT = 100
/** Beyond the largest store there is; keeps the number in the range of every database. */
const MAX_START = 10_000_000

/** Which part of a list is asked for. @see RFC 7644 §3.4.2.4 */
export function pageOf(query: ReadonlyMap<string, string>): { startIndex: number; count: number } {
  return {
    // Smaller than 1 means 1, a negative count means 0.
    startIndex: Math.min(MAX_START, Math.max(1, wholeNumber(query, 'startIndex', 1))),
    count: Math.min(MAX_COUNT, Math.max(0, wholeNumber(query, 'count', DEFAULT_COUNT))),
  }
}

function wholeNumber(query: ReadonlyMap<string, string>, name: string, fallback: number): number {
  const text = query.get(name)
  if (text === undefined) return fallback
  if (!/^-?\d{1,15}$/.test(text)) throw new ScimError(400, `${name} must be a whole number`, 'invalidValue')
  return Number(text)
}

export function listResponse(resources: readonly unknown[], totalResults: number, startIndex: number) {
  return {
    schemas: [LIST_SCHEMA],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}
