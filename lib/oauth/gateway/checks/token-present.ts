import { header } from '@/lib/base/http-message'
import type { Check } from '../check'

const BEARER = /^Bearer +\S/i

/** One in a query is not looked at, because addresses are written down everywhere. @see RFC 6750 §2.1 */
export const tokenPresent: Check = {
  rule: 'gateway.token-present',
  look({ request }) {
    const value = header(request, 'authorization')
    if (value === undefined) return 'no Authorization header'
    return BEARER.test(value) ? null : 'an Authorization header of another scheme'
  },
  held: () => 'there',
}
