import { AppError } from '@/lib/base/app-error'
import { type HttpRequest, header } from '@/lib/base/http-message'
import { parseJson } from './json-body'

/** Content types under which scripts send JSON; a missing one counts as JSON too. */
export const ACCEPTED_MEDIA_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/plain'] as const

/** A content type or encoding we do not read; a door answers it with 415. */
export class UnsupportedMediaType extends Error {
  constructor(field: 'Content-Type' | 'Content-Encoding', value: string) {
    super(`${field} ${value} is not read here`)
    this.name = 'UnsupportedMediaType'
  }
}

/**
 * The entity of an administration request: a JSON object, whatever the content type says, because `curl -d` labels
 * JSON as a form and the original takes it.
 * @throws UnsupportedMediaType for XML and anything else that is not JSON by label
 * @throws AppError too_large, validation_failed
 */
export function readEntity(request: Pick<HttpRequest, 'headers' | 'body'>): Record<string, unknown> {
  const mediaType = tokenOf(header(request, 'content-type'))
  if (mediaType !== '' && !isAccepted(mediaType)) throw new UnsupportedMediaType('Content-Type', mediaType)
  // A compressed body could unpack to any size.
  const encoding = tokenOf(header(request, 'content-encoding'))
  if (encoding !== '' && encoding !== 'identity') throw new UnsupportedMediaType('Content-Encoding', encoding)
  if (request.body.length === 0) throw new AppError('validation_failed', 'The body is empty; send a JSON object')
  const value = parseJson(request.body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('validation_failed', 'The body must be a JSON object')
  }
  return value as Record<string, unknown>
}

function isAccepted(mediaType: string): boolean {
  return (
    (ACCEPTED_MEDIA_TYPES as readonly string[]).includes(mediaType) || /^application\/[\w.-]+\+json$/.test(mediaType)
  )
}

/** Lower-case, without parameters. Only printable ASCII survives, as it may be quoted in an answer. */
function tokenOf(value: string | undefined): string {
  return (value?.split(';')[0] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^\x21-\x7e]/g, '')
    .slice(0, 100)
}
