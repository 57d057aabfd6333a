import { refuse } from '../../errors'
import { type Check, RESPONSE_MODES } from '../request'

/** How the answer travels is known before any other error has to. @see OAuth 2.0 Multiple Response Types §2.1 */
export const responseMode: Check = (draft) => {
  const wished = draft.params.get('response_mode')
  if (wished === undefined) return
  const mode = RESPONSE_MODES.find((known) => known === wished)
  if (!mode) throw refuse('authorize.response-mode', wished, { description: 'The response_mode is not supported.' })
  draft.responseMode = mode
}
