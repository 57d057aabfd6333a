import type { HttpResponse } from '@/lib/base/http-message'
import { asOAuthError } from '../errors'
import type { Answer } from './check'

/** The texts that callers know. @see spec migration §4.1 */
export const ANSWERS = {
  enterpriseRequired: { status: 401, body: 'Enterprise id is required' },
  notOnGateway: { status: 403, body: 'Enterprise does not have access to gateway' },
  notAuthenticated: { status: 401, body: 'Failed to authenticate application' },
  addressRefused: { status: 403, body: 'Address is not allowed' },
  grantOrScope: { status: 403, body: 'invalid_grant_type_or_scope' },
  noToken: { status: 401, body: 'Access token is required' },
  badToken: { status: 401, body: 'Access token is not valid' },
  noConnection: { status: 403, body: 'Partner connection is not approved' },
  propertyRefused: { status: 403, body: 'Property is not allowed' },
  notFound: { status: 404, body: 'There is nothing here' },
  badMethod: { status: 405, body: 'The method is not allowed' },
  badContentType: { status: 415, body: 'The content type must be application/x-www-form-urlencoded' },
} as const satisfies Record<string, Answer>

const PLAIN = { 'Content-Type': 'text/plain;charset=UTF-8', 'Cache-Control': 'no-store' }
const CHALLENGES = { tokens: 'Basic realm="gatehouse", charset="UTF-8"', check: 'Bearer realm="gatehouse"' }

/** A refusal: a bare text. */
export function refusal(
  { status, body }: Answer,
  endpoint: 'tokens' | 'check',
  headers: Record<string, string> = {},
): HttpResponse {
  const own: Record<string, string> = { ...PLAIN }
  if (status === 401) own['WWW-Authenticate'] = CHALLENGES[endpoint]
  if (status === 503) own['Retry-After'] = '5'
  return { status, headers: { ...own, ...headers }, body }
}

/** What to say of something thrown: what could not be read, what is overloaded, or what nobody foresaw. */
export function answerOf(thrown: unknown): Answer & { isForeseen: boolean; got: string } {
  const error = asOAuthError(thrown)
  const isForeseen = error.kind !== 'server_error'
  return { status: error.status, body: error.description, isForeseen, got: `${error.rule.id}: ${error.rule.got}` }
}
