/**
 * Expected failures of services, for console and administration REST.
 * Clients branch on `code`; `message` is plain language and safe to show; `fieldErrors` names the field and the rule.
 */
export const APP_ERROR_STATUS = {
  validation_failed: 422,
  unauthenticated: 401,
  reauthentication_required: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 409,
  in_use: 409,
  rate_limited: 429,
  too_large: 413,
  unavailable: 503,
  internal: 500,
} as const

export type AppErrorCode = keyof typeof APP_ERROR_STATUS
export type FieldErrors = Record<string, string[]>

export class AppError extends Error {
  readonly code: AppErrorCode
  readonly fieldErrors?: FieldErrors
  /** Facts a door may need: the current state for a stale save, seconds to wait for a throttled caller. */
  readonly data?: unknown

  constructor(
    code: AppErrorCode,
    message: string,
    options: { fieldErrors?: FieldErrors; data?: unknown; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.fieldErrors = options.fieldErrors
    this.data = options.data
  }

  get status(): number {
    return APP_ERROR_STATUS[this.code]
  }
}

/** A single field broke a rule. */
export function fieldError(field: string, rule: string): AppError {
  return new AppError('validation_failed', rule, { fieldErrors: { [field]: [rule] } })
}

/**
 * Recognises our errors across the two bundles (Next's and the server's), where `instanceof` is not enough.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error
}
