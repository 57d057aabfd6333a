import { refuse } from '../../errors'
import type { Check } from '../request'

/** How old the last proof of the password may be, in seconds. @see OpenID Connect Core 1.0 §3.1.2.1 */
export const maxAge: Check = (draft) => {
  const text = draft.params.get('max_age')
  if (text === undefined) return
  if (!/^\d{1,10}$/.test(text)) throw refuse('authorize.max-age', text, { description: 'The max_age is not valid.' })
  draft.maxAgeSeconds = Number(text)
}
