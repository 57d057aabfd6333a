import type { Check } from '../check'
import { found } from '../draft'
import { audienceOf } from '../issue-token'

/** A token serves the gateway it was fetched at, and the environment it was fetched for. @see spec migration §4 */
export const tokenEnvironment: Check = {
  rule: 'gateway.token-environment',
  look(draft) {
    const { environmentId, audience } = found(draft.token)
    const gateway = found(draft.gateway)
    const looked = draft.deps.gateways.environmentById(environmentId)
    const decide = (environment: typeof draft.environment) => {
      if (!environment) return 'a token of an environment that is gone'
      draft.environment = environment
      const isHere = environment.gatewayId === gateway.id && audience === audienceOf(gateway.host)
      return isHere ? null : `a token of ${environment.chainCode}/${environment.code}, fetched at another gateway`
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ environment }) => `environment ${environment?.chainCode}/${environment?.code}`,
}
