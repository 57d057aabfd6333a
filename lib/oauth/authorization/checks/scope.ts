import { grantScopes } from '../../scopes'
import { type Check, clientOf } from '../request'

/** The client has every scope it asks for; without a wish its default. @see RFC 6749 §3.3, spec runtime-api §2 */
export const scope: Check = async (draft) => {
  draft.granted = await grantScopes(draft.config, draft.domain, clientOf(draft), draft.params.get('scope'))
  draft.consentScopes = draft.granted.scopes
}
