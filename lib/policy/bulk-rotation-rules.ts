import { sha256Hex } from '@/lib/base/hash'
import type { RotationPreview, RotationPreviewEntry } from '@/lib/schemas/bulk-rotation'
import type { ClientRecord, ClientSecretRecord, DomainRecord } from '@/lib/store/policy-types'
import { currentSecret, endOfNewSecret, isLive, planRotation, type RotationPlan } from './secret-rules'

/** One client of a bulk rotation with everything that decides over it. */
export interface RotationCandidate {
  client: ClientRecord
  domain: DomainRecord
  secrets: readonly ClientSecretRecord[]
}

export interface PlannedRotation extends RotationCandidate {
  plan: RotationPlan
  /** when the new secret ends; null without an end */
  newSecretEndsAt: Date | null
}

export function planned(candidate: RotationCandidate, now: Date): PlannedRotation {
  const { domain, secrets } = candidate
  return {
    ...candidate,
    plan: planRotation(secrets, domain.oldSecretRetentionTimeInDays, now),
    newSecretEndsAt: endOfNewSecret(domain, now),
  }
}

/** What the rotation would do, client by client, for a person to look at before it is done. */
export function previewOf(candidates: readonly RotationCandidate[], now: Date): RotationPreview {
  const entries = candidates.map((candidate) => previewEntry(candidate, now))
  return {
    entries,
    fingerprint: fingerprintOf(candidates, now),
    cutCount: entries.filter((entry) => entry.current && !entry.blocked && entry.overlapDays === 0).length,
    blockedCount: entries.filter((entry) => entry.blocked).length,
  }
}

function previewEntry({ client, domain, secrets }: RotationCandidate, now: Date): RotationPreviewEntry {
  const current = currentSecret(secrets)
  const older = secrets.find((secret) => secret.supersededAt !== null && isLive(secret, now))
  return {
    pk: client.pk,
    clientId: client.clientId,
    name: client.name,
    domainName: domain.name,
    overlapDays: domain.oldSecretRetentionTimeInDays,
    current: current ? { hint: current.hint, lastUsedAt: current.lastUsedAt, expiresAt: current.expiresAt } : null,
    dropped: older ? { hint: older.hint, lastUsedAt: older.lastUsedAt, isInUse: isInUse(older) } : null,
    blocked: current ? null : 'It has no secret to rotate.',
  }
}

function isInUse({ supersededAt, lastUsedAt }: ClientSecretRecord): boolean {
  return supersededAt !== null && lastUsedAt !== null && lastUsedAt > supersededAt
}

/** Names everything a person decides by: when any of it changes, the preview is no longer what would happen. */
function fingerprintOf(candidates: readonly RotationCandidate[], now: Date): string {
  const facts = candidates.map(({ client, domain, secrets }) => [
    client.pk,
    client.clientId,
    domain.id,
    domain.oldSecretRetentionTimeInDays,
    domain.customAttrs?.secretLifetimeInDays ?? null,
    secrets.filter((secret) => isLive(secret, now)).map((secret) => [secret.id, secret.expiresAt]),
  ])
  return sha256Hex(JSON.stringify(facts))
}
