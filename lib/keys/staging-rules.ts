import { AppError } from '@/lib/base/app-error'
import type { DomainKeyRecord } from '@/lib/store/policy-types'
import { freeKid, isPublished } from './rollover'

/** A change of one key's part in a domain: `isNew` when it had none before. */
export interface PartChange {
  key: DomainKeyRecord
  isNew: boolean
}

/**
 * A pair enters the key set and signs nothing yet. One that is retiring comes back and stays without an end; its key id
 * stays, because verifiers may still hold it.
 * @throws AppError conflict when it signs or is published already
 */
export function planPublication(
  domainId: string,
  current: readonly DomainKeyRecord[],
  next: { keyPairId: string; alias: string; x5tS256: string },
  now: Date,
): PartChange {
  const known = current.find((key) => key.keyPairId === next.keyPairId)
  if (known?.state === 'SIGNING') throw new AppError('conflict', 'This key pair signs for the domain already')
  if (known?.state === 'PUBLISHED') throw new AppError('conflict', 'This key pair is published already')
  const part = { state: 'PUBLISHED' as const, publishedAt: now, retiresAt: null }
  if (known) return { key: { ...known, ...part }, isNew: false }
  const { keyPairId } = next
  return { key: { domainId, keyPairId, kid: freeKid(current, next), signingAt: null, ...part }, isNew: true }
}

/** @throws AppError conflict unless verifiers have had a chance to learn the key: it is published, or still retiring */
export function requireKnownToVerifiers(key: DomainKeyRecord | undefined, now: Date): void {
  if (key?.state === 'SIGNING') throw new AppError('conflict', 'This key pair signs for the domain already')
  if (!key || !isPublished(key, now)) {
    throw new AppError('conflict', 'Publish this key pair first, so that callers can fetch it before it signs')
  }
}

/** @throws AppError conflict unless the pair is published and does not sign */
export function requirePublished(key: DomainKeyRecord | undefined): DomainKeyRecord {
  if (key?.state !== 'PUBLISHED') throw new AppError('conflict', 'This key pair is not published ahead of its use')
  return key
}

/** The retirement ends now. @throws AppError conflict unless one is running */
export function planEndOfRetirement(key: DomainKeyRecord | undefined, now: Date): DomainKeyRecord {
  if (key?.state !== 'RETIRING' || !isPublished(key, now)) {
    throw new AppError('conflict', 'This key pair is not retiring')
  }
  return { ...key, retiresAt: now }
}
