import { AppError } from '@/lib/base/app-error'
import type { Actor } from './actor'

/**
 * For what a person does to their own account: an API token may not, or a revoked one could have made its successor.
 * @returns the account's id
 * @throws AppError unauthenticated, forbidden
 */
export function requireAccount(actor: Actor): string {
  if (actor.role === null) throw new AppError('unauthenticated', 'Sign in to do this')
  if (actor.kind !== 'ACCOUNT' || actor.id === null) {
    throw new AppError('forbidden', 'Only a person who is signed in can do this')
  }
  return actor.id
}
