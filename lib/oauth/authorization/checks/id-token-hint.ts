import { refuse } from '../../errors'
import { readIdTokenHint } from '../id-token-hint'
import { type Check, clientOf } from '../request'

/** An ID token of this server names whom the client takes for its person. @see OpenID Connect Core 1.0 §3.1.2.1 */
export const idTokenHint: Check = (draft) => {
  const text = draft.params.get('id_token_hint')
  if (text === undefined) return
  const hint = readIdTokenHint(draft, text)
  if (!hint?.audience.includes(clientOf(draft).clientId)) {
    throw refuse('authorize.hint', hint ? 'one of another client' : 'something else', {
      description: 'The id_token_hint is not valid.',
    })
  }
  draft.expectedPerson = { username: hint.subject, userId: hint.userId }
}
