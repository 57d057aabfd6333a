import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import type { Check } from '../check'

export const scope: Check = {
  rule: 'gateway.scope',
  look({ params }) {
    const scope = params.get('scope')
    if (scope === undefined) return 'none'
    return scope === GATEWAY_SCOPE ? null : 'another scope'
  },
  held: () => GATEWAY_SCOPE,
}
