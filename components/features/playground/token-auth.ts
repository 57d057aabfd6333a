import type { ClientView } from '@/lib/schemas/client'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import type { TokenAuth } from './target'

/** How the page proves the client: with a typed secret, by its id alone, or not at all where a key would be needed. */
export function tokenAuth(
  client: Pick<ClientView, 'clientType' | 'secrets' | 'tokenEndpointAuthMethod'>,
  effective: readonly EffectiveSetting[],
): TokenAuth {
  const isPublic = client.clientType !== 'CONFIDENTIAL_CLIENT'
  if (isPublic && client.secrets.length === 0 && !client.tokenEndpointAuthMethod) return 'none'
  const methods = effective.find(({ key }) => key === 'authMethods')?.value.split(', ') ?? []
  if (methods.includes('client_secret_basic')) return 'client_secret_basic'
  return methods.includes('client_secret_post') ? 'client_secret_post' : 'elsewhere'
}

export const TOKEN_AUTH_WORDS: Record<TokenAuth, string> = {
  client_secret_basic: 'With its secret, in the Authorization header',
  client_secret_post: 'With its secret, in the form',
  none: 'By its id alone: it is public and keeps no secret',
  elsewhere: 'With a key or certificate that no web page can use',
}
