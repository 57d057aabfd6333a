import { sha256Hex } from '@/lib/base/hash'
import { header } from '@/lib/base/http-message'
import type { Check } from '../check'

/** The key itself is never told, its last characters only where it is one of ours. */
export const application: Check = {
  rule: 'gateway.application',
  look(draft) {
    const key = (header(draft.request, 'x-app-key') ?? '').trim()
    const looked = draft.deps.gateways.applicationByKey(sha256Hex(key))
    const decide = (application: typeof draft.application) => {
      draft.application = application
      return application ? null : `a key of no application, ${key.length} characters long`
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ application }) => `the application whose key ends in ${application?.keyHint}`,
}
