import type { Check } from '../check'
import { found } from '../draft'

export const address: Check = {
  rule: 'gateway.address',
  look({ environment, request }) {
    const { allowedNetworks } = found(environment)
    return allowedNetworks === null || allowedNetworks.includes(request.address) ? null : request.address
  },
  held: ({ environment, request }) =>
    environment?.allowedNetworks ? `${request.address}, which is let in` : 'every address is let in',
}
