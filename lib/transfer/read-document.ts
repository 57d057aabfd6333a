import { AppError, fieldError } from '@/lib/base/app-error'
import { openWithPassphrase } from '@/lib/keys/passphrase-file'
import {
  type SealedContent,
  sealedSchema,
  TRANSFER_MAX_BYTES,
  TRANSFER_VERSION,
  type TransferDocument,
  transferSchema,
} from './document'

/** Problems told at most: nobody reads more. */
const MAX_PROBLEMS = 100

/** What is wrong, by path. A map, because a path may be called like a member that every object has. */
type Problems = Map<string, string[]>

/**
 * The document in a text, every member of it known.
 * @throws AppError too_large, or validation_failed with each path and the rule it breaks
 */
export function readDocument(text: string): TransferDocument {
  if (Buffer.byteLength(text) > TRANSFER_MAX_BYTES) {
    throw new AppError(
      'too_large',
      `The file has more than ${TRANSFER_MAX_BYTES / 1024 / 1024} MB, the most that is read`,
    )
  }
  const given = parsed(text)
  if (!isObject(given) || !('gatehouse' in given)) {
    throw fieldError('gatehouse', 'The file is no export of Gatehouse: it has no member gatehouse, the format version')
  }
  if (given.gatehouse !== TRANSFER_VERSION) {
    const found = typeof given.gatehouse === 'number' ? given.gatehouse : 'no number'
    throw fieldError(
      'gatehouse',
      `The file is of format version ${found}; this server reads version ${TRANSFER_VERSION}`,
    )
  }
  const result = checked(given)
  const errors: Problems = new Map()
  for (const { path, message } of (result.error?.issues ?? []).slice(0, MAX_PROBLEMS))
    add(errors, pathOf(path), message)
  if (result.success) findUnknown(given, result.data, [], errors)
  const paths = [...errors.keys()]
  if (!result.success || paths.length > 0) {
    const what =
      paths.length === 1 ? 'One member' : `${paths.length === MAX_PROBLEMS ? 'Over 99' : paths.length} members`
    throw new AppError('validation_failed', `${what} of the file cannot be taken`, {
      fieldErrors: Object.fromEntries(errors),
    })
  }
  return result.data
}

/** @throws AppError for a nesting that no stack holds */
function checked(given: object) {
  try {
    return transferSchema.safeParse(given)
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('validation_failed', 'The file is nested too deeply')
    throw error
  }
}

/**
 * What was sealed.
 * @throws AppError on `passphrase`, or on `sealed` when something else is in it
 */
export async function openSealed(sealed: string, passphrase: string): Promise<SealedContent> {
  const content = await openWithPassphrase(sealed, passphrase)
  if (content === null) {
    throw fieldError('passphrase', 'The passphrase is not the one of this file, or its sealed part was changed')
  }
  const result = sealedSchema.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw fieldError(`sealed.${pathOf(issue?.path ?? [])}`, issue?.message ?? 'is not what this server seals')
}

function parsed(text: string): unknown {
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new AppError('validation_failed', `The file has a NUL character in line ${lineOf(text, nul)}`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // The parser quotes what it stumbled over, which may be anything; the place is enough.
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const where = position === undefined ? '' : `, from line ${lineOf(text, Number(position))} on`
    throw new AppError('validation_failed', `The file is not JSON${where}`)
  }
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** A member that no schema knows is a mistake of the writer or of a newer server; it is never dropped in silence. */
function findUnknown(given: unknown, known: unknown, path: PropertyKey[], errors: Problems): void {
  if (errors.size >= MAX_PROBLEMS) return
  if (Array.isArray(given) && Array.isArray(known)) {
    if (given.length === known.length)
      given.forEach((item, at) => {
        findUnknown(item, known[at], [...path, at], errors)
      })
    return
  }
  if (!isObject(given) || !isObject(known)) return
  for (const key of Object.keys(given)) {
    const place = [...path, key]
    if (Object.hasOwn(known, key)) findUnknown(given[key], known[key], place, errors)
    else add(errors, pathOf(place), 'is no member that this server knows')
  }
}

function add(errors: Problems, path: string, message: string): void {
  errors.set(path, [...(errors.get(path) ?? []), message])
}

/** `domains[3].clients[0].scopes` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a text is a document with a sealed part, so that its passphrase is asked for. Says nothing about the rest. */
export function isSealed(text: string): boolean {
  try {
    const given: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isObject(given) && typeof given.sealed === 'string'
  } catch {
    return false
  }
}
