/**
 * The message types that runtime endpoints and the administration REST surface share: plain data, no framework.
 * Server, tests and benchmarks speak them alike.
 */
export interface HttpRequest {
  method: string
  /** Path without the query, still percent-encoded. */
  path: string
  /** Raw query without the question mark; empty when there is none. */
  query: string
  /** Lower-case names; repeated headers as Node joins them. */
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** The caller's address after trusted proxies are taken off. */
  address: string
  correlationId: string
  /** The person a trusted proxy says it signed in, where the server was told to believe it; never from the network. */
  remoteUser?: string
  /** DER of the client certificate the TLS layer saw, if any. */
  peerCertificate?: Buffer
}

export interface HttpResponse {
  status: number
  headers: Record<string, string>
  body: string | Buffer
  /** values of `Set-Cookie`, each a header of its own */
  cookies?: readonly string[]
}

export type HttpHandler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

/** The first value of a header, or undefined. */
export function header(request: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
