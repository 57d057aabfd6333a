import { checkRepeated } from '../../params'
import type { Check } from '../request'

/** No parameter is there twice, known or not. @see RFC 6749 §3.1 */
export const eachOnce: Check = ({ params }) => checkRepeated(params, [])
