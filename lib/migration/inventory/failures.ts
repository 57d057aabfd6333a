import { AppError, type FieldErrors } from '@/lib/base/app-error'

/** What a unique constraint means to whoever filled in the form. */
const TAKEN: Record<string, { field: string; rule: string }> = {
  'customer.name': { field: 'name', rule: 'is already the name of a customer' },
  'partner.name': { field: 'name', rule: 'is already the name of a partner' },
  'partner.cloudAccountName': { field: 'cloudAccountName', rule: 'is already the account name of a partner' },
  'enterprise.code': { field: 'code', rule: 'is already the Enterprise ID of another enterprise' },
  'chain.code': { field: 'code', rule: 'is already the code of a chain' },
  'property.code': { field: 'code', rule: 'is already the code of a property of this chain' },
  'gateway.name': { field: 'name', rule: 'is already the name of a gateway' },
  'gateway.host': { field: 'host', rule: 'is already the host of a gateway' },
  'environment.code': { field: 'code', rule: 'is already an environment of this chain' },
}

/** Runs a write; a broken unique constraint becomes a conflict on the field that caused it. */
export async function withTakenFields<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw takenError(error) ?? error
  }
}

// The store may come from the other bundle of this process, so `instanceof` is not enough.
function takenError(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('target' in error) || typeof error.target !== 'string') return null
  const taken = TAKEN[error.target]
  return taken ? conflict(taken.field, taken.rule) : null
}

export function conflict(field: string, rule: string): AppError {
  return new AppError('conflict', `${field}: ${rule}`, { fieldErrors: { [field]: [rule] } })
}

export function broken(fieldErrors: FieldErrors): AppError {
  const [field, rules] = Object.entries(fieldErrors)[0] ?? ['', ['The input is not valid']]
  return new AppError('validation_failed', `${field}: ${rules?.[0]}`, { fieldErrors })
}
