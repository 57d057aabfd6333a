import type { Check } from '../check'
import { found } from '../draft'

/** The enterprise has an environment on this gateway. @see spec migration §4.1 */
export const enterprise: Check = {
  rule: 'gateway.enterprise',
  look(draft) {
    const code = found(draft.enterpriseCode)
    const gateway = found(draft.gateway)
    const looked = draft.deps.gateways.enterpriseOn(gateway.id, code)
    const decide = (enterprise: { id: string } | null) => {
      draft.enterpriseId = enterprise?.id ?? null
      return enterprise ? null : `an enterprise without an environment on gateway ${gateway.name}`
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ gateway }) => `an environment on gateway ${gateway?.name}`,
}
