/** How a client proves itself at the token endpoint, as far as a page can do it. */
export type TokenAuth = 'client_secret_basic' | 'client_secret_post' | 'none' | 'elsewhere'

/** The client a run is made for, with all a run needs to know of it. Nothing in it is secret. */
export interface PlaygroundTarget {
  clientPk: string
  clientId: string
  clientName: string
  domainName: string
  issuer: string
  /** scheme, host and port that clients see */
  publicUrl: string
  redirectUri: string
  /** where the browser returns to after signing out; null where the client has not registered it */
  signedOutUri: string | null
  auth: TokenAuth
}

export const CALLBACK_PATH = '/playground/callback'
/** Signing out leads back to where one began. */
export const SIGNED_OUT_PATH = '/playground'

export type EndpointName = 'authorize' | 'token' | 'userinfo' | 'revoke' | 'end-session' | 'jwks'

/** An endpoint of the domain on this server, whatever name the browser reaches it by. */
export function endpointPath(target: Pick<PlaygroundTarget, 'domainName'>, name: EndpointName): string {
  return `/oauth2/domains/${encodeURIComponent(target.domainName)}/${name}`
}

/** The same as clients see it. */
export function endpointUrl(target: Pick<PlaygroundTarget, 'domainName' | 'publicUrl'>, name: EndpointName): string {
  return `${target.publicUrl}${endpointPath(target, name)}`
}
