import type { Check } from '../check'
import { found } from '../draft'

/** A client belongs to one environment, and so to one gateway and one enterprise. @see spec migration §4 */
export const clientEnvironment: Check = {
  rule: 'gateway.client-environment',
  look(draft) {
    const looked = draft.deps.gateways.environmentById(found(draft.client).environmentId)
    const decide = (environment: typeof draft.environment) => {
      if (!environment) return 'an environment that is gone'
      draft.environment = environment
      const name = `${environment.chainCode}/${environment.code}`
      if (environment.gatewayId !== found(draft.gateway).id) return `a client of ${name}, which is on another gateway`
      const isNamed = draft.enterpriseId === null || environment.enterpriseId === draft.enterpriseId
      return isNamed ? null : `a client of ${name}, which belongs to another enterprise`
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ environment }) => `environment ${environment?.chainCode}/${environment?.code}`,
}
