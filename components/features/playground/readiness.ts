import type { RedirectUri } from '@/lib/schemas/client'
import { CALLBACK_PATH, SIGNED_OUT_PATH } from './target'

/** The part of a client that says where a browser may return to. */
export interface ReturnAddresses {
  redirectURIs: RedirectUri[]
  postLogoutRedirectURIs: string[]
}

export interface PlaygroundAddresses {
  redirectUri: string
  signedOutUri: string
}

export function playgroundAddresses(publicUrl: string): PlaygroundAddresses {
  return { redirectUri: `${publicUrl}${CALLBACK_PATH}`, signedOutUri: `${publicUrl}${SIGNED_OUT_PATH}` }
}

export function isRegistered(client: ReturnAddresses, { redirectUri }: PlaygroundAddresses): boolean {
  return client.redirectURIs.some(({ url }) => url === redirectUri)
}

/** The client's addresses with those of the playground among them, and everything else as it was. */
export function withPlayground(client: ReturnAddresses, addresses: PlaygroundAddresses): ReturnAddresses {
  const { redirectUri, signedOutUri } = addresses
  const rest = withoutPlayground(client, addresses)
  return {
    redirectURIs: [...rest.redirectURIs, { url: redirectUri, isHttps: redirectUri.startsWith('https:') }],
    postLogoutRedirectURIs: [...rest.postLogoutRedirectURIs, signedOutUri],
  }
}

export function withoutPlayground(client: ReturnAddresses, addresses: PlaygroundAddresses): ReturnAddresses {
  return {
    redirectURIs: client.redirectURIs.filter(({ url }) => url !== addresses.redirectUri),
    postLogoutRedirectURIs: client.postLogoutRedirectURIs.filter((url) => url !== addresses.signedOutUri),
  }
}
