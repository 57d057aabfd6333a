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
      if (!domain) return 'a gateway whose domain is gone'
      const { token, problem } = readGatewayToken(domain, text, draft.now)
      // Also of one that is over it is known whose it was.
      draft.token = token
      return problem
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ token }) => `a token of ${token?.scheme} for ${token?.clientId}`,
}
