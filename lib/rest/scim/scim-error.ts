import { type AppError, isAppError } from '@/lib/base/app-error'
import type { HttpResponse } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'

export const SCIM_MEDIA_TYPE = 'application/scim+json'
export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** Details of a 400 or 409. @see RFC 7644 §3.12, table 9 */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

/** A refusal in the words of the protocol. */
export class ScimError extends Error {
  override name = 'ScimError'
  constructor(
    readonly status: number,
    detail: string,
    readonly scimType?: ScimType,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail)
  }
}

export const invalidValue = (detail: string) => new ScimError(400, detail, 'invalidValue')
export const invalidSyntax = (detail: string) => new ScimError(400, detail, 'invalidSyntax')

export function scimResponse(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { ...headers, 'content-type': SCIM_MEDIA_TYPE }, body: JSON.stringify(body) }
}

/** @see RFC 7644 §3.12: the status is a string */
export function errorResponse({ status, message, scimType, headers }: ScimError): HttpResponse {
  const body = { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType ? { scimType } : {}), detail: message }
  return scimResponse(status, body, headers)
}

/** One answer for every way a call can fail. Nothing unexpected is told; it is logged under the correlation id. */
export function toScimError(error: unknown, correlationId: string): ScimError {
  if (error instanceof ScimError) return error
  if (isAppError(error) && error.code !== 'internal') return fromAppError(error)
  log().error({ err: error, correlationId }, 'provisioning call failed unexpectedly')
  return new ScimError(500, `Something went wrong on our side; it is logged as ${correlationId}`)
}

function fromAppError(error: AppError): ScimError {
  const { message, fieldErrors = {} } = error
  switch (error.code) {
    case 'validation_failed':
      return invalidValue(told(message, fieldErrors))
    case 'conflict':
      // Without a field it is the store that does not take it, not a value that is taken.
      return Object.keys(fieldErrors).length > 0
        ? new ScimError(409, message, 'uniqueness')
        : new ScimError(501, message)
    case 'stale':
      return new ScimError(412, 'The user was changed after it was read')
    case 'unauthenticated':
    case 'reauthentication_required':
      return unauthenticated()
    case 'rate_limited':
      return new ScimError(429, message, undefined, { 'retry-after': String(waitSeconds(error)) })
    case 'unavailable':
      return new ScimError(503, message, undefined, { 'retry-after': '1' })
    default:
      return new ScimError(error.status, message)
  }
}

/** @see RFC 7617 §2, RFC 6750 §3 */
export function unauthenticated(): ScimError {
  return new ScimError(401, 'Name a console account (Basic) or an API token (Bearer)', undefined, {
    'www-authenticate': 'Basic realm="gatehouse", charset="UTF-8"',
  })
}

/** Every field with its rule, in the names of the protocol where they differ from ours. */
function told(message: string, fieldErrors: Record<string, string[]>): string {
  const fields = Object.entries(fieldErrors).slice(0, 10)
  if (fields.length === 0) return message
  return fields.map(([field, rules]) => `${SCIM_NAMES[field] ?? field} ${rules.join(', ')}`).join('; ')
}

const SCIM_NAMES: Record<string, string> = {
  username: 'userName',
  givenName: 'name.givenName',
  familyName: 'name.familyName',
  email: 'emails.value',
  phone: 'phoneNumbers.value',
  address: 'addresses',
}

function waitSeconds(error: AppError): number {
  const seconds = (error.data as { waitSeconds?: unknown } | undefined)?.waitSeconds
  return typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds)) : 1
}
