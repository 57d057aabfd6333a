import { request as httpRequest } from 'node:http'

/** Where this process listens. */
export interface Listener {
  host: string
  port: number
}

export interface OwnCall {
  /** as the inventory knows it: lower-case letters, digits and hyphens */
  gatewayName: string
  endpoint: 'tokens' | 'check'
  headers: Readonly<Record<string, string>>
  /** sent as a form; absent for a question without a body */
  form?: Readonly<Record<string, string>>
  timeoutMs: number
}

export interface OwnAnswer {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

const LONGEST_BODY = 16_384
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/

/**
 * A request to a gateway of this very process, over its own listener: what comes back is what everybody gets. Nothing
 * else can be reached with it, because no address is asked for.
 * @throws Error when the name is none, or no answer comes in time
 */
export function callOwnGateway({ host, port }: Listener, call: OwnCall): Promise<OwnAnswer> {
  if (!NAME.test(call.gatewayName)) return Promise.reject(new Error('not the name of a gateway'))
  const body = call.form ? new URLSearchParams(call.form).toString() : ''
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: reachable(host),
      port,
      path: `/gateways/${call.gatewayName}/oauth/v1/${call.endpoint}`,
      method: call.form ? 'POST' : 'GET',
      agent: false,
      signal: AbortSignal.timeout(call.timeoutMs),
      headers: {
        ...call.headers,
        ...(call.form
          ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }
          : {}),
        Connection: 'close',
      },
    })
    request.once('response', (response) => {
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length <= LONGEST_BODY) {
          parts.push(part)
          return
        }
        reject(new Error('the answer is too long'))
        request.destroy()
      })
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      )
      response.once('error', reject)
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** A listener on all addresses is reached at this machine's own. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
