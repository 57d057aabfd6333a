import { refuse } from '../../errors'
import { requiredParam } from '../../params'
import type { Check } from '../request'

/** Codes only: a token in an address is a token in every log. @see RFC 9700 §2.1.2, spec runtime-api §5 */
export const responseType: Check = ({ params }) => {
  const asked = requiredParam(params, 'response_type')
  if (asked !== 'code') throw refuse('authorize.response-type', asked)
}
