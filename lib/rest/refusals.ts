import { type AppError, isAppError } from '@/lib/base/app-error'
import type { HttpResponse } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import { ACCEPTED_MEDIA_TYPES, UnsupportedMediaType } from '@/lib/http/entity-body'
import { type EntityKind, failureText, type Operation } from '@/lib/http/oam-text'
import { problem, problemResponse } from '@/lib/http/problem'

/** Why an entity was refused, for people who read the text answer; its body says only what the original says. */
export const REASON_HEADER = 'x-gatehouse-reason'

/** Where a refusal happened: enough to write the sentence. */
export interface Attempt {
  operation: Operation
  kind: EntityKind
  /** what the caller called the entity */
  name: string
  wantsJson: boolean
  correlationId: string
}

/** Refusals before an entity is looked at: `{"error":"401","error_description":"Unauthorized"}`. */
export function plainRefusal(status: number, description: string, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ error: String(status), error_description: description }),
  }
}

/** One answer for every way a call can fail. Nothing unexpected is told; it is logged under the correlation id. */
export function refusal(error: unknown, attempt: Attempt): HttpResponse {
  if (error instanceof UnsupportedMediaType) {
    const accepted = ACCEPTED_MEDIA_TYPES.join(', ')
    return plainRefusal(415, `${error.message}; send JSON`, { accept: accepted })
  }
  const left = commonRefusal(error, attempt.correlationId)
  return isAppError(left) ? entityRefusal(left.code === 'too_large' ? 413 : 422, left, attempt) : left
}

/** The answer to a failure that says nothing about the entity; one that does is given back for its own answer. */
export function commonRefusal(error: unknown, correlationId: string): HttpResponse | AppError {
  if (!isAppError(error)) return unexpected(error, correlationId)
  switch (error.code) {
    case 'unauthenticated':
    case 'reauthentication_required':
      return unauthenticated()
    case 'forbidden':
      return plainRefusal(403, error.message)
    case 'rate_limited':
      return plainRefusal(429, error.message, retryAfter(error))
    case 'unavailable':
      return plainRefusal(503, error.message, { 'retry-after': '1' })
    case 'internal':
      return unexpected(error, correlationId)
    default:
      return error
  }
}

/** @see RFC 7617 §2: a realm is required; UTF-8 says how to encode the password */
export function unauthenticated(): HttpResponse {
  return plainRefusal(401, 'Unauthorized', { 'www-authenticate': 'Basic realm="gatehouse", charset="UTF-8"' })
}

/** 422 for everything wrong with an entity, unknown and conflicting ones too, as the original has it. */
function entityRefusal(status: 413 | 422, error: AppError, attempt: Attempt): HttpResponse {
  const sentence = failureText(attempt.operation, attempt.kind, attempt.name)
  if (attempt.wantsJson) return problemResponse(problem(error, status, attempt.correlationId, sentence))
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', [REASON_HEADER]: headerText(error.message) },
    body: sentence,
  }
}

function unexpected(error: unknown, correlationId: string): HttpResponse {
  log().error({ err: error, correlationId }, 'administration call failed unexpectedly')
  return plainRefusal(500, `Something went wrong on our side; it is logged as ${correlationId}`)
}

function retryAfter(error: AppError): Record<string, string> {
  const seconds = (error.data as { waitSeconds?: unknown } | undefined)?.waitSeconds
  return typeof seconds === 'number' ? { 'retry-after': String(Math.max(1, Math.ceil(seconds))) } : {}
}

/** A header takes printable ASCII only (RFC 9110 §5.5). */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, '?').slice(0, 500)
}
