import { isUtf8 } from 'node:buffer'
import { header } from '@/lib/base/http-message'
import type { Check } from '../check'

const BASIC = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i

/** @see RFC 7617 §2 */
export const clientPresent: Check = {
  rule: 'gateway.client-present',
  look(draft) {
    const value = header(draft.request, 'authorization')
    if (value === undefined) return 'no Authorization header'
    const encoded = BASIC.exec(value)?.[1]
    if (encoded === undefined) return 'an Authorization header of another form'
    // Node's decoder takes the alphabet of URLs too.
    const bytes = Buffer.from(encoded, 'base64')
    const text = isUtf8(bytes) ? bytes.toString('utf8') : ''
    const colon = text.indexOf(':')
    if (colon < 1) return 'no client id and colon in the Authorization header'
    draft.presented = { clientId: text.slice(0, colon), secret: text.slice(colon + 1) }
    return null
  },
  held: () => 'there',
}
