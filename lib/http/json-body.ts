import { AppError } from '@/lib/base/app-error'

/** More than any entity can hold; a body beyond it is not looked at. */
export const MAX_BODY_BYTES = 1_048_576
const MAX_DEPTH = 32

/** A member so named would be taken for the prototype by code that copies members one by one. */
const FORBIDDEN_MEMBER = '__proto__'

/**
 * Reads a body as strict UTF-8 JSON (RFC 8259 §8.1), at most 1 MiB and 32 levels deep.
 * @throws AppError too_large or validation_failed, with a message that quotes nothing of the body
 */
export function parseJson(body: Buffer): unknown {
  if (body.length > MAX_BODY_BYTES) {
    throw new AppError('too_large', `The body must have at most ${MAX_BODY_BYTES} bytes`)
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new AppError('validation_failed', 'The body is not UTF-8')
  }
  return parseJsonText(text)
}

/** @param what subject of the message when the text is refused */
export function parseJsonText(text: string, what = 'The body'): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('validation_failed', `${what} is not JSON`)
  }
  refuseHostileShape(value, what)
  return value
}

/** Walks without recursion, so that depth is an answer and not a stack overflow. */
function refuseHostileShape(root: unknown, what: string): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH) {
      throw new AppError('validation_failed', `${what} is nested deeper than ${MAX_DEPTH} levels`)
    }
    if (Object.hasOwn(value, FORBIDDEN_MEMBER)) {
      throw new AppError('validation_failed', `${what} must not have a member ${FORBIDDEN_MEMBER}`)
    }
    for (const member of Object.values(value)) open.push({ value: member, depth: depth + 1 })
  }
}
