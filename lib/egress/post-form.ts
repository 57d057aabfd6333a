import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { NetworkPolicy } from './network-policy'

/** What came of a call, in words for the log and the console where it failed. */
export type PostOutcome = { outcome: 'answered'; status: number } | { outcome: 'failed'; reason: string }

export interface PostOptions {
  policy: NetworkPolicy
  /** for everything: name, connection, TLS and answer */
  timeoutMs: number
}

/**
 * Sends a form to an address that somebody else chose. The name is resolved once and the connection goes to exactly what
 * was looked at, redirects are not followed, and of the answer only its status is read: whoever chose the address learns
 * nothing of the network this server is in.
 * @see OWASP Server-Side Request Forgery Prevention
 */
export function postForm(
  address: string,
  form: Readonly<Record<string, string>>,
  { policy, timeoutMs }: PostOptions,
): Promise<PostOutcome> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address in place of a name is not looked up, so it is looked at here.
  if (isIP(host) !== 0 && !policy.mayReach(host)) return Promise.resolve(failed(notAllowed(host)))
  const body = new URLSearchParams(form).toString()
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      lookup: allowedOnly(policy),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Gatehouse',
        Connection: 'close',
      },
    })
    request.once('response', (response) => {
      resolve({ outcome: 'answered', status: response.statusCode ?? 0 })
      response.destroy()
    })
    request.on('error', (error) => resolve(failed(reasonOf(error, timeoutMs))))
    request.end(body)
  })
}

/** Resolves a name to those of its addresses that may be called. */
function allowedOnly(policy: NetworkPolicy): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const allowed = (addresses as LookupAddress[]).filter(({ address }) => policy.mayReach(address))
      const [first] = allowed
      if (!first) return callback(new NotAllowed(notAllowed(hostname)), '', 0)
      return options.all ? callback(null, allowed) : callback(null, first.address, first.family)
    })
  }
}

class NotAllowed extends Error {}

function notAllowed(host: string): string {
  return `${host} is in a network that this server may not call (GATEHOUSE_EGRESS_NETWORKS)`
}

function failed(reason: string): PostOutcome {
  return { outcome: 'failed', reason }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection took too long',
}

function reasonOf(error: Error & { code?: string }, timeoutMs: number): string {
  if (error instanceof NotAllowed) return error.message
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const { code } = error
  if (code === undefined) return 'no answer that can be read'
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO/.test(code)) return `its certificate is not believed (${code})`
  return REASONS[code] ?? `the call failed (${code})`
}
