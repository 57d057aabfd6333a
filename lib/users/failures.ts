import type { Actor } from '@/lib/auth/actor'
import { AppError } from '@/lib/base/app-error'
import { UniqueViolation } from '@/lib/store/store'

/** What a unique constraint means to the person who filled in the form. */
const TAKEN: Record<string, { field: string; rule: string; message: string }> = {
  'identityStore.name': {
    field: 'name',
    rule: 'is already the name of an identity store',
    message: 'This name is already the name of an identity store',
  },
  'user.username': {
    field: 'username',
    rule: 'is already the name of a user in this identity store',
    message: 'This user name is already taken in this identity store',
  },
}

/** Runs a write; a broken unique constraint becomes a conflict on the field that caused it. */
export async function withFieldConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const taken = TAKEN[violatedTarget(error) ?? '']
    if (!taken) throw error
    throw new AppError('conflict', taken.message, { fieldErrors: { [taken.field]: [taken.rule] } })
  }
}

// The store may come from the other bundle of this process, so `instanceof` alone is not enough.
function violatedTarget(error: unknown): string | undefined {
  if (error instanceof UniqueViolation) return error.target
  if (!(error instanceof Error) || !('target' in error) || typeof error.target !== 'string') return undefined
  return error.message.startsWith('unique constraint on ') ? error.target : undefined
}

/** Nothing there; to somebody bound to domains in the words of a thing outside their reach. */
export function notFound(actor: Actor, what: string, fieldErrors?: Record<string, string[]>): AppError {
  const message =
    actor.domainIds === null ? `There is no ${what} like that` : 'There is no such thing, or it is not yours to see'
  return new AppError('not_found', message, { fieldErrors })
}
