import { refuse } from '../../errors'
import { type Check, clientOf } from '../request'

/** The client may ask for codes. @see RFC 6749 §4.1.2.1 unauthorized_client */
export const grantAllowed: Check = (draft) => {
  if (!clientOf(draft).grantTypes.has('AUTHORIZATION_CODE')) throw refuse('authorize.grant-allowed', 'another client')
}
