import { isUtf8 } from 'node:buffer'
import { header } from '@/lib/base/http-message'
import { refuse } from '../errors'
import { type Credentials, presentedSecret } from './client-secret'
import type { ClientAuthMethod } from './method'

/**
 * HTTP Basic. The specification of the original says base64url and shows base64: both are read. RFC 6749 §2.3.1 has id
 * and secret form-encoded first; many callers send them as they are: both are tried, as they are first.
 * @see RFC 6749 §2.3.1, RFC 7617 §2; spec runtime-api §1
 */
export const clientSecretBasic: ClientAuthMethod = {
  name: 'client_secret_basic',
  isUsed: (request) => header(request, 'authorization') !== undefined,
  read(request) {
    const value = header(request, 'authorization') ?? ''
    const match = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(value)
    if (!match?.[1]) {
      throw /^basic\b/i.test(value)
        ? refuse('client.header-readable', 'something else')
        : refuse('client.scheme', 'another scheme')
    }
    // Node's base64 decoder takes both alphabets.
    const bytes = Buffer.from(match[1], 'base64')
    if (!isUtf8(bytes)) throw refuse('client.header-readable', 'bytes that are no UTF-8')
    const text = bytes.toString('utf8')
    const colon = text.indexOf(':')
    if (colon < 0) throw refuse('client.header-readable', 'no colon')
    const plain = { clientId: text.slice(0, colon), secret: text.slice(colon + 1) }
    if (plain.clientId === '') throw refuse('client.header-readable', 'no id')
    const decoded = formDecoded(plain)
    return presentedSecret('client_secret_basic', decoded ? [plain, decoded] : [plain])
  },
}

function formDecoded(plain: Credentials): Credentials | null {
  if (!/[%+]/.test(plain.clientId + plain.secret)) return null
  try {
    return { clientId: formDecode(plain.clientId), secret: formDecode(plain.secret) }
  } catch {
    return null
  }
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
