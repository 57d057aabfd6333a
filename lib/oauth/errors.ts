import type { HttpResponse } from '@/lib/base/http-message'
import { ERRORS, type ErrorKind } from './error-table'
import { RULES, type RuleId, type RuleTrace } from './rules'

/**
 * A refusal at a protocol endpoint. What the caller sees comes from one table; the rule says to logs and diagnostics
 * which check failed, what it wanted, what it got and where to change it.
 */
export class OAuthError extends Error {
  readonly kind: ErrorKind
  /** `error` on the wire */
  readonly code: string
  readonly status: number
  /** `error_description` on the wire */
  readonly description: string
  /** whether an authorization endpoint may send it to the redirect URI; never before that URI is known to be good */
  readonly redirectable: boolean
  readonly rule: RuleTrace
  readonly headers: Record<string, string>

  constructor(rule: RuleTrace, kind: ErrorKind, options: RefusalOptions = {}) {
    super(`${rule.id}: got ${rule.got}`, { cause: options.cause })
    this.name = 'OAuthError'
    this.kind = kind
    this.code = ERRORS[kind].error
    this.status = ERRORS[kind].status
    this.description = options.description ?? ERRORS[kind].description
    this.redirectable = options.redirectable ?? false
    this.rule = rule
    this.headers = options.headers ?? {}
  }

  /** The same refusal, its trace saying what it is about; the caller is told nothing more. */
  about(what: string): OAuthError {
    const { description, redirectable, headers, cause } = this
    const rule = { ...this.rule, got: `${what}: ${this.rule.got}` }
    return new OAuthError(rule, this.kind, { description, redirectable, headers, cause })
  }
}

interface RefusalOptions {
  /** replaces the general text of the kind; must not hold what the caller sent */
  description?: string
  redirectable?: boolean
  headers?: Record<string, string>
  cause?: unknown
}

/**
 * The error for a broken rule.
 * @param got what was there instead, in words; cut and freed of control characters, and never a credential
 */
export function refuse(id: RuleId, got: string, options: RefusalOptions = {}): OAuthError {
  const { kind, expected, where } = RULES[id]
  return new OAuthError({ id, expected, got: harmless(got), where }, kind, options)
}

/** Turns anything thrown into a refusal: what we did not foresee is a `server_error` with a neutral text. */
export function asOAuthError(thrown: unknown): OAuthError {
  if (thrown instanceof OAuthError) return thrown
  const name = thrown instanceof Error ? thrown.name : typeof thrown
  return refuse('server.fault', name, { cause: thrown })
}

/** The wire form of RFC 6749 §5.2, with the challenge that a failed client authentication needs. */
export function encodeOAuthError(error: OAuthError): HttpResponse {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json;charset=UTF-8',
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
    ...error.headers,
  }
  if (error.status === 401) headers['WWW-Authenticate'] ??= 'Basic realm="gatehouse", charset="UTF-8"'
  if (error.status === 503) headers['Retry-After'] ??= '5'
  return {
    status: error.status,
    headers,
    body: JSON.stringify({ error: error.code, error_description: error.description }),
  }
}

const GOT_MAX_LENGTH = 120

function harmless(text: string): string {
  const oneLine = text.replace(/[^\x20-\x7e]/g, '?')
  return oneLine.length > GOT_MAX_LENGTH ? `${oneLine.slice(0, GOT_MAX_LENGTH)}…` : oneLine
}
