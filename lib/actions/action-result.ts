import type { AppErrorCode, FieldErrors } from '@/lib/base/app-error'

export interface ActionFailure {
  ok: false
  code: AppErrorCode
  /** plain language, safe to show */
  message: string
  fieldErrors?: FieldErrors
  /** facts a form may need: the current state for a stale save, `waitSeconds` for a throttled caller */
  data?: unknown
}

/** What every server action answers. Expected failures are data: thrown ones reach a browser without their text. */
export type ActionResult<T> = { ok: true; data: T } | ActionFailure
