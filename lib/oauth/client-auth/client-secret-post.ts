import { presentedSecret } from './client-secret'
import type { ClientAuthMethod } from './method'

/** `client_id` and `client_secret` in the form. @see RFC 6749 §2.3.1 */
export const clientSecretPost: ClientAuthMethod = {
  name: 'client_secret_post',
  isUsed: (_request, params) => params.has('client_secret'),
  read(_request, params) {
    const credentials = { clientId: params.get('client_id') ?? '', secret: params.get('client_secret') ?? '' }
    return presentedSecret('client_secret_post', [credentials])
  },
}
