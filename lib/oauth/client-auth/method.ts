import type { HttpRequest } from '@/lib/base/http-message'
import type { Params } from '../params'

/** An id and a secret as presented. */
export interface Credentials {
  clientId: string
  secret: string
}

/** A way in which a client can prove itself at the token endpoint. */
export interface SecretMethod {
  /** its registered name (RFC 7591 §2) */
  name: 'client_secret_basic' | 'client_secret_post'
  /**
   * The credentials this request presents this way, the likeliest reading first; null when it does not use the method.
   * @throws OAuthError invalid_client when it does, and cannot be read
   */
  read(request: HttpRequest, params: Params): Credentials[] | null
}
