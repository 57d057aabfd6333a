import type { Actor } from '@/lib/auth/actor'
import { AppError } from '@/lib/base/app-error'
import { UniqueViolation } from '@/lib/store/store'

/** What a unique constraint means to the person who filled in the form. */
const TAKEN = {
  'domain.name': { field: 'name', rule: 'is already the name of a domain' },
  'resource.name': { field: 'name', rule: 'is already the name of a resource server in this domain' },
  'client.id': { field: 'id', rule: 'is already the id of a client in this domain' },
  'client.name': { field: 'name', rule: 'is already the name of a client in this domain' },
  'trustedIssuer.issuer': { field: 'issuer', rule: 'is already trusted in this domain' },
  'clientCertificate.x5tS256': { field: 'certificateValue', rule: 'is already a certificate of this client' },
  'keyPair.alias': { field: 'aliasName', rule: 'is already the alias of a key pair' },
} as const

/** Runs a write; a broken unique constraint becomes a conflict on the field that caused it. */
export async function withFieldConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const target = violatedTarget(error)
    throw target === undefined || !(target in TAKEN) ? error : taken(target as keyof typeof TAKEN)
  }
}

/** A conflict on the field that must be unique. */
export function taken(target: keyof typeof TAKEN): AppError {
  const { field, rule } = TAKEN[target]
  return new AppError('conflict', `This ${field} ${rule}`, { fieldErrors: { [field]: [rule] } })
}

// The store may come from the other bundle of this process, so `instanceof` alone is not enough.
function violatedTarget(error: unknown): string | undefined {
  if (error instanceof UniqueViolation) return error.target
  if (!(error instanceof Error) || !('target' in error) || typeof error.target !== 'string') return undefined
  return error.message.startsWith('unique constraint on ') ? error.target : undefined
}

/**
 * Nothing there. To somebody bound to domains the words are those of a thing outside their reach, so that neither answer
 * tells the other apart.
 */
export function notFound(actor: Actor, what: string, fieldErrors?: Record<string, string[]>): AppError {
  const message =
    actor.domainIds === null ? `There is no ${what} like that` : 'There is no such thing, or it is not yours to see'
  return new AppError('not_found', message, { fieldErrors })
}
