import type { FieldErrors as FormErrors } from 'react-hook-form'

/** Messages of the service by field, as actions and the form library's schema errors name them: `scopes.0.scopeName`. */
export type ServiceFieldErrors = Record<string, string[]>

/**
 * The message to show at a field, also when it sits on an entry of a list (`scopes.3`) or on the list as a whole.
 * `FormErrors` is loosely typed by nature: a node is a message, a list of nodes, or both.
 */
export function fieldMessage(errors: FormErrors, path: string): string | undefined {
  let node: unknown = errors
  for (const step of path.split('.')) {
    if (typeof node !== 'object' || node === null) return undefined
    node = (node as Record<string, unknown>)[step]
  }
  return firstMessage(node)
}

function firstMessage(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { message, root } = node as { message?: unknown; root?: { message?: unknown } }
  if (typeof message === 'string' && message) return message
  if (typeof root?.message === 'string') return root.message
  if (!Array.isArray(node)) return undefined
  for (const entry of node) {
    const inner = firstMessage(entry)
    if (inner) return inner
  }
  return undefined
}

/** Splits the service's field errors into those the form has a place for, and those that belong above it. */
export function placeErrors(
  fieldErrors: ServiceFieldErrors | undefined,
  formFields: readonly string[],
): { placed: { path: string; message: string }[]; unplaced: string[] } {
  const placed: { path: string; message: string }[] = []
  const unplaced: string[] = []
  for (const [path, messages] of Object.entries(fieldErrors ?? {})) {
    const message = messages[0] ?? 'is not valid'
    if (formFields.includes(path.split('.')[0] ?? '')) placed.push({ path, message })
    else unplaced.push(path ? `${path}: ${message}` : message)
  }
  return { placed, unplaced }
}
