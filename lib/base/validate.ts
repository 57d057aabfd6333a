import type { z } from 'zod'
import { AppError, type FieldErrors } from './app-error'

/** Problems told at most: nobody reads more, and an input can be made to have a hundred thousand. */
const MAX_PROBLEMS = 100

/** Parses with a schema; failure is one `validation_failed` that names every field and rule, up to a hundred. */
export function parseOrThrow<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw validationError(result.error)
}

export function validationError(error: z.ZodError): AppError {
  const fieldErrors: FieldErrors = {}
  for (const issue of error.issues.slice(0, MAX_PROBLEMS)) {
    const path =
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? (issue.keys[0] ?? '') : issue.path.join('.')
    const messages = fieldErrors[path] ?? []
    messages.push(issue.message)
    fieldErrors[path] = messages
  }
  const first = error.issues[0]
  const field = first?.path.join('.')
  const message = field ? `${field}: ${first?.message}` : (first?.message ?? 'The input is not valid')
  return new AppError('validation_failed', message, { fieldErrors })
}
