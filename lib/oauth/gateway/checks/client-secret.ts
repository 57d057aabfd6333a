import type { SecretVerdict } from '../../ports'
import type { Check } from '../check'
import { found } from '../draft'

/** The current secret, or the one before for as long as it was left to work. */
export const clientSecret: Check = {
  rule: 'gateway.client-secret',
  look(draft) {
    const { secrets } = found(draft.client)
    const looked = draft.deps.secrets.verify(secrets, found(draft.presented).secret, draft.now)
    const decide = ({ outcome }: SecretVerdict) => {
      if (outcome === 'match') return null
      if (outcome === 'expired') return 'a secret whose overlap has ended'
      return secrets.length === 0 ? 'a client to which no secret was issued yet' : 'another secret'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: () => 'a live secret',
}
