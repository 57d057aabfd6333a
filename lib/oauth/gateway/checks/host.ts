import { header } from '@/lib/base/http-message'
import type { Check } from '../check'
import { hostOf } from '../paths'

/** The gateway, by the host that was called or the name in the path. */
export const host: Check = {
  rule: 'gateway.host',
  look(draft) {
    const { gatewayName } = draft.route
    const { gateways } = draft.deps
    const address = hostOf(header(draft.request, 'host'))
    const looked = gatewayName === null ? gateways.gatewayByHost(address) : gateways.gatewayByName(gatewayName)
    const decide = (gateway: typeof draft.gateway) => {
      draft.gateway = gateway
      if (gateway) return null
      return gatewayName === null ? `${told(address)}, which is no gateway` : 'a name that is no gateway'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ gateway }) => `gateway ${gateway?.name}`,
}

const HOST = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}$/

/** What does not look like a host may be anything. */
function told(address: string): string {
  return HOST.test(address) ? `host ${address}` : 'another host'
}
