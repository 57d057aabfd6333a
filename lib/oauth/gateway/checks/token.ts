import { header } from '@/lib/base/http-message'
import type { RuntimeDomain } from '../../ports'
import type { Check } from '../check'
import { found } from '../draft'
import { readGatewayToken } from '../read-token'

/** A token of this server, alive, signed by the keys of the gateway that is asked. */
export const token: Check = {
  rule: 'gateway.token',
  look(draft) {
    const text = (header(draft.request, 'authorization') ?? '').replace(/^Bearer +/i, '').trim()
    const looked = draft.deps.config.domainByName(found(draft.gateway).domainName)
    const decide = (domain: RuntimeDomain | null) => {
      const token = domain ? readGatewayToken(domain, text, draft.now) : 'a gateway whose domain is gone'
      if (typeof token === 'string') return token
      draft.token = token
      return null
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ token }) => `a token of ${token?.scheme} for ${token?.clientId}`,
}
