import type { HttpRequest } from '@/lib/base/http-message'
import type { Call } from '../endpoints/call'
import type { Params } from '../params'
import type { RuntimeClient, RuntimeDomain } from '../ports'

/** The registered names of what is served (RFC 7591 §2, OpenID Connect Core §9). */
export type ClientAuthName = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'

/** What a client proved, and by which of its secrets. */
export interface ProvedClient {
  client: RuntimeClient
  /** null where no secret was used */
  secretId: string | null
}

/** What a request presents, before anybody has looked whether it is true. */
export interface Presented {
  /** ids the request may mean, the likeliest reading first */
  clientIds: readonly string[]
  /** @throws OAuthError invalid_client, with one text for every reason */
  prove(call: Call, domain: RuntimeDomain): Promise<ProvedClient>
}

/** A way in which a client can prove itself at the token endpoint. */
export interface ClientAuthMethod {
  name: ClientAuthName
  isUsed(request: HttpRequest, params: Params): boolean
  /**
   * What a request that uses the method presents.
   * @throws OAuthError invalid_client when it cannot be read
   */
  read(request: HttpRequest, params: Params): Presented
}
