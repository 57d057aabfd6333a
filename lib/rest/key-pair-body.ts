import { AppError } from '@/lib/base/app-error'
import { type HttpRequest, header } from '@/lib/base/http-message'
import { ACCEPTED_MEDIA_TYPES, UnsupportedMediaType } from '@/lib/http/entity-body'
import { parseJson } from '@/lib/http/json-body'
import { required } from './selectors'

export const PKCS12_MEDIA_TYPE = 'application/x-pkcs12'

/** What a create or modify of key pairs sent. */
export type KeyPairBody =
  | { form: 'json'; uploads: unknown }
  | { form: 'pkcs12'; aliasName: string; file: string; password: string }

/**
 * Reads the array of JSON, or the one PKCS#12 file whose alias and password are in the query.
 * @throws UnsupportedMediaType, AppError validation_failed or too_large
 */
export function readKeyPairBody(request: HttpRequest, query: ReadonlyMap<string, string>): KeyPairBody {
  const type = token(header(request, 'content-type'))
  const encoding = token(header(request, 'content-encoding'))
  if (encoding !== '' && encoding !== 'identity') throw new UnsupportedMediaType('Content-Encoding', encoding)
  if (type === PKCS12_MEDIA_TYPE) {
    const aliasName = required(query, 'aliasName')
    if (request.body.length === 0) throw new AppError('validation_failed', 'The body is empty; send the PKCS#12 file')
    return { form: 'pkcs12', aliasName, file: request.body.toString('base64'), password: query.get('password') ?? '' }
  }
  if (type !== '' && !(ACCEPTED_MEDIA_TYPES as readonly string[]).includes(type)) {
    throw new UnsupportedMediaType('Content-Type', type)
  }
  if (request.body.length === 0) throw new AppError('validation_failed', 'The body is empty; send a JSON array')
  return { form: 'json', uploads: parseJson(request.body) }
}

function token(value: string | undefined): string {
  return (value?.split(';')[0] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^\x21-\x7e]/g, '')
    .slice(0, 100)
}

/** What to call the pairs in a failure sentence. Only aliases are looked at. */
export function aliasesOf(body: KeyPairBody): string {
  if (body.form === 'pkcs12') return body.aliasName
  const items = Array.isArray(body.uploads) ? body.uploads : []
  return items
    .map((item: unknown) => (item as { aliasName?: unknown } | null)?.aliasName)
    .filter((alias) => typeof alias === 'string')
    .join(', ')
}
