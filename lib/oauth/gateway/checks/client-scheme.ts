import type { Check } from '../check'
import { found } from '../draft'

/** Before its reissue a client is one of SSD, and nothing else. @see spec migration §5, I3 */
export const clientScheme: Check = {
  rule: 'gateway.client-scheme',
  look(draft) {
    const { scheme } = found(draft.client)
    return scheme === draft.kind ? null : `a client of ${scheme} in a request of ${draft.kind}`
  },
  held: ({ client }) => `a client of ${client?.scheme}`,
}
