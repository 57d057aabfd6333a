import { ReferenceViolation, UniqueViolation } from './store'

/** The parts of Prisma's known request errors that both driver adapters fill. */
interface KnownRequestError {
  code: string
  meta?: {
    modelName?: string
    driverAdapterError?: { cause?: { constraint?: { fields?: string[]; index?: string }; originalMessage?: string } }
  }
}

function isKnown(error: unknown): error is KnownRequestError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^P2\d{3}$|^P1\d{3}$/.test(error.code)
  )
}

/** Columns or index name of the constraint: SQLite tells the columns, PostgreSQL the index, which is named after them. */
function constraintText(error: KnownRequestError): string {
  const cause = error.meta?.driverAdapterError?.cause
  const constraint = cause?.constraint
  return [constraint?.fields?.join('_'), constraint?.index, cause?.originalMessage].filter(Boolean).join(' ')
}

/**
 * Runs a write and turns Prisma's constraint errors into ours. `targets` maps a column of the unique constraint to the
 * name services know, the most telling column first: `{ clientIdLower: 'client.id' }`.
 * @throws UniqueViolation, ReferenceViolation
 */
export async function translated<T>(targets: Record<string, string>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isKnown(error)) throw error
    if (error.code === 'P2003' || error.code === 'P2014') throw new ReferenceViolation()
    if (error.code !== 'P2002') throw error
    const text = constraintText(error)
    const column = Object.keys(targets).find((name) => new RegExp(`(^|[^A-Za-z])${name}([^A-Za-z]|$)`).test(text))
    throw new UniqueViolation((column && targets[column]) ?? error.meta?.modelName ?? 'row')
  }
}

/** Whether trying the whole transaction again may help: deadlock, serialization failure, or a busy SQLite file. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isKnown(error) && (error.code === 'P2034' || error.code === 'P1008')) return true
  return /\b(40001|40P01|SQLITE_BUSY|55P03)\b/.test(`${'code' in error ? error.code : ''} ${error.message}`)
}
