import type { ClientSecretView } from '@/lib/schemas/client'
import { type DueSecret, SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'
import type { ClientType } from '@/lib/schemas/client-type'
import type { ClientSecretRecord, DomainRecord } from '@/lib/store/policy-types'

const MS_PER_DAY = 86_400_000
/** A hint tells two long secrets apart; of a short one it would be a good part of it. */
const HINT_LENGTH = 4
const MIN_LENGTH_FOR_HINT = 20

export function hintOf(secret: string): string {
  return secret.length >= MIN_LENGTH_FOR_HINT ? secret.slice(-HINT_LENGTH) : ''
}

type Dated = Pick<ClientSecretRecord, 'createdAt' | 'supersededAt'>

/** The secret that no newer one has replaced, whether it has ended or not. */
export function currentSecret<T extends Dated>(secrets: readonly T[]): T | undefined {
  return secrets
    .filter((secret) => secret.supersededAt === null)
    .reduce<T | undefined>((newest, each) => (newest && newest.createdAt >= each.createdAt ? newest : each), undefined)
}

/** Whether a secret works at an instant. */
export function isLive(secret: Pick<ClientSecretRecord, 'expiresAt'>, now: Date): boolean {
  return secret.expiresAt === null || secret.expiresAt.getTime() > now.getTime()
}

/** Secrets that work now, the current one first. */
export function liveSecrets(secrets: readonly ClientSecretRecord[], now: Date): ClientSecretRecord[] {
  return currentFirst(secrets.filter((secret) => isLive(secret, now)))
}

/** What an administrator is shown: the current secret, even when it has ended, and a replaced one while it works. */
export function shownSecrets(secrets: readonly ClientSecretRecord[], now: Date): ClientSecretRecord[] {
  return currentFirst(secrets.filter((secret) => secret.supersededAt === null || isLive(secret, now)))
}

function currentFirst(secrets: ClientSecretRecord[]): ClientSecretRecord[] {
  return secrets.sort((a, b) => Number(a.supersededAt !== null) - Number(b.supersededAt !== null))
}

export function secretView(secret: ClientSecretRecord): ClientSecretView {
  return {
    id: secret.id,
    hint: secret.hint,
    createdAt: secret.createdAt,
    supersededAt: secret.supersededAt,
    expiresAt: secret.expiresAt,
    lastUsedAt: secret.lastUsedAt,
    isRecoverable: secret.sealed !== null,
  }
}

/** The secrets of several clients, each client's apart. */
export function byClient(secrets: readonly ClientSecretRecord[]): Map<string, ClientSecretRecord[]> {
  const grouped = new Map<string, ClientSecretRecord[]>()
  for (const secret of secrets) {
    const own = grouped.get(secret.clientPk)
    if (own) own.push(secret)
    else grouped.set(secret.clientPk, [secret])
  }
  return grouped
}

/** When a secret made now ends by the rule of its domain; null where the domain sets no lifetime. */
export function endOfNewSecret(domain: Pick<DomainRecord, 'customAttrs'>, now: Date): Date | null {
  const days = Number(domain.customAttrs?.secretLifetimeInDays ?? 0)
  return days > 0 ? new Date(now.getTime() + days * MS_PER_DAY) : null
}

export interface RotationPlan {
  /** the secret that lives on beside the new one, and until when */
  survivor: { id: string; until: Date } | null
  deleteIds: string[]
}

/**
 * What becomes of the secrets there are when a new one takes over: the current one lives on for the overlap of the
 * domain, or until its own end when that comes first; everything older goes, so at most two work at a time. With an
 * overlap of 0 days the old one stops at once.
 * @see administration REST surface §3.1
 */
export function planRotation(
  secrets: readonly Pick<ClientSecretRecord, 'id' | 'createdAt' | 'supersededAt' | 'expiresAt'>[],
  overlapDays: number,
  now: Date,
): RotationPlan {
  const current = currentSecret(secrets)
  const survives = current !== undefined && overlapDays > 0 && isLive(current, now)
  const until = new Date(now.getTime() + overlapDays * MS_PER_DAY)
  const survivor = survives
    ? { id: current.id, until: current.expiresAt && current.expiresAt < until ? current.expiresAt : until }
    : null
  return { survivor, deleteIds: secrets.filter((secret) => secret.id !== survivor?.id).map((secret) => secret.id) }
}

/** The secrets of one client that are due: the current one near or behind its end, an old one that is still in use. */
export function dueSecrets(secrets: readonly ClientSecretRecord[], now: Date): DueSecret[] {
  const soon = now.getTime() + SECRET_WARNING_DAYS * MS_PER_DAY
  const due = secrets.flatMap(({ supersededAt, expiresAt, lastUsedAt }): DueSecret[] => {
    if (expiresAt === null) return []
    if (supersededAt === null) return expiresAt.getTime() <= soon ? [{ attention: 'SECRET_ENDING', expiresAt }] : []
    const isUsed = expiresAt > now && lastUsedAt !== null && lastUsedAt > supersededAt
    return isUsed ? [{ attention: 'OLD_SECRET_IN_USE', expiresAt }] : []
  })
  return due.sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
}

/** Whether the server makes up a secret for a new client that names none: only for clients that can keep one. */
export function getsGeneratedSecret(clientType: ClientType): boolean {
  return clientType === 'CONFIDENTIAL_CLIENT'
}
