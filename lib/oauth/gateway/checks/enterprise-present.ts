import { header } from '@/lib/base/http-message'
import type { Check } from '../check'

const CODE = /^[A-Z0-9]{1,8}$/

/** Its value is looked at by the next rule. @see spec migration §4.1 */
export const enterprisePresent: Check = {
  rule: 'gateway.enterprise-present',
  look(draft) {
    const code = header(draft.request, 'enterpriseid')?.trim() ?? ''
    draft.enterpriseCode = code
    return code === '' ? 'none' : null
  },
  // What does not look like an Enterprise ID may be anything, a secret in the wrong place too.
  held: ({ enterpriseCode }) => (CODE.test(enterpriseCode ?? '') ? `${enterpriseCode}` : 'something else than an id'),
}
