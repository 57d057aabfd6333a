import type { ClientSecretView } from '@/lib/schemas/client'
import type { ClientType } from '@/lib/schemas/client-type'
import type { ClientSecretRecord } from '@/lib/store/policy-types'

const MS_PER_DAY = 86_400_000
/** A hint tells two long secrets apart; of a short one it would be a good part of it. */
const HINT_LENGTH = 4
const MIN_LENGTH_FOR_HINT = 20

export function hintOf(secret: string): string {
  return secret.length >= MIN_LENGTH_FOR_HINT ? secret.slice(-HINT_LENGTH) : ''
}

/** The secret that has no end. */
export function currentSecret<T extends Pick<ClientSecretRecord, 'expiresAt'>>(secrets: readonly T[]): T | undefined {
  return secrets.find((secret) => secret.expiresAt === null)
}

/** Secrets that work now, the current one first. */
export function liveSecrets(secrets: readonly ClientSecretRecord[], now: Date): ClientSecretRecord[] {
  const live = secrets.filter((secret) => secret.expiresAt === null || secret.expiresAt.getTime() > now.getTime())
  return live.sort((a, b) => Number(a.expiresAt !== null) - Number(b.expiresAt !== null))
}

export function secretView(secret: ClientSecretRecord): ClientSecretView {
  return {
    id: secret.id,
    hint: secret.hint,
    createdAt: secret.createdAt,
    expiresAt: secret.expiresAt,
    lastUsedAt: secret.lastUsedAt,
  }
}

export interface RotationPlan {
  /** the secret that lives on beside the new one, and until when */
  expire: { id: string; at: Date } | null
  deleteIds: string[]
}

/**
 * What becomes of the secrets there are when a new one takes over: the current one lives on for the overlap of the
 * domain, everything older goes, so at most two work at a time. With an overlap of 0 days the old one stops at once.
 * @see administration REST surface §3.1
 */
export function planRotation(
  secrets: readonly Pick<ClientSecretRecord, 'id' | 'expiresAt'>[],
  overlapDays: number,
  now: Date,
): RotationPlan {
  const current = currentSecret(secrets)
  const survivor = overlapDays > 0 ? current : undefined
  return {
    expire: survivor ? { id: survivor.id, at: new Date(now.getTime() + overlapDays * MS_PER_DAY) } : null,
    deleteIds: secrets.filter((secret) => secret.id !== survivor?.id).map((secret) => secret.id),
  }
}

/** Whether the server makes up a secret for a new client that names none: only for clients that can keep one. */
export function getsGeneratedSecret(clientType: ClientType): boolean {
  return clientType === 'CONFIDENTIAL_CLIENT'
}
