import { STATUS_CODES } from 'node:http'
import type { AppError } from '@/lib/base/app-error'
import type { HttpResponse } from '@/lib/base/http-message'

/**
 * An expected failure as application/problem+json: `code` and `fieldErrors` are for programs, `detail` for people.
 * @see RFC 9457 §3
 */
export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  code: string
  correlationId: string
  fieldErrors?: Record<string, string[]>
  /** the sentence the original would have answered, on the administration REST surface */
  message?: string
}

export function problem(
  error: Pick<AppError, 'code' | 'message' | 'fieldErrors'>,
  status: number,
  correlationId: string,
  message?: string,
): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    correlationId,
    ...(error.fieldErrors ? { fieldErrors: error.fieldErrors } : {}),
    ...(message ? { message } : {}),
  }
}

export function problemResponse(body: Problem, headers: Record<string, string> = {}): HttpResponse {
  return {
    status: body.status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  }
}
