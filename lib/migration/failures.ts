import { AppError } from '@/lib/base/app-error'

/** What a unique constraint means to whoever filled in the form. */
const TAKEN: Record<string, { field: string; rule: string }> = {
  'integration.name': { field: 'name', rule: 'is already an integration of this environment' },
  'gatewayClient.id': { field: 'namePart', rule: 'makes a client id that is taken' },
  'integrationUser.username': { field: 'username', rule: 'is already a user of this environment' },
  'connection.partner': { field: 'partnerId', rule: 'is connected to this environment already' },
}

/** Runs a write; a broken unique constraint becomes a conflict on the field that caused it. */
export async function withTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // The store may come from the other bundle of this process, so `instanceof` is not enough.
    const target = error instanceof Error && 'target' in error && typeof error.target === 'string' ? error.target : ''
    const taken = TAKEN[target]
    if (!taken) throw error
    throw new AppError('conflict', `${taken.field}: ${taken.rule}`, { fieldErrors: { [taken.field]: [taken.rule] } })
  }
}

/** Something is in the way that is no fault of the input. */
export function refused(why: string): AppError {
  return new AppError('conflict', why)
}

export function forbidden(why: string): AppError {
  return new AppError('forbidden', why)
}
