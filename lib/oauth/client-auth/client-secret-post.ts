import type { SecretMethod } from './method'

/** `client_id` and `client_secret` in the form. @see RFC 6749 §2.3.1 */
export const clientSecretPost: SecretMethod = {
  name: 'client_secret_post',
  read(_request, params) {
    const secret = params.get('client_secret')
    if (secret === undefined) return null
    return [{ clientId: params.get('client_id') ?? '', secret }]
  },
}
