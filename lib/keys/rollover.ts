import type { DomainKeyRecord } from '@/lib/store/policy-types'

const MS_PER_HOUR = 3_600_000

/**
 * Whether a key is in the JWKS and what it signed is believed. The two always go together: a verifier that fetched the
 * JWKS knows exactly the keys that count. @see administration REST surface §5.1
 */
export function isPublished(key: Pick<DomainKeyRecord, 'state' | 'retiresAt'>, now: Date): boolean {
  return key.state !== 'RETIRING' || (key.retiresAt !== null && now.getTime() < key.retiresAt.getTime())
}

export interface SigningSwitch {
  update: DomainKeyRecord[]
  assign: DomainKeyRecord | null
}

/**
 * What changes when another pair is to sign for a domain: it signs at once; the one before is believed for
 * `rolloverHours` more, with 0 not at all. A window already running for an older pair is left as it is.
 */
export function planSigningSwitch(
  domainId: string,
  current: readonly DomainKeyRecord[],
  next: { keyPairId: string; alias: string; x5tS256: string },
  rolloverHours: number,
  now: Date,
): SigningSwitch {
  const update: DomainKeyRecord[] = []
  for (const key of current) {
    if (key.state !== 'SIGNING' || key.keyPairId === next.keyPairId) continue
    update.push({ ...key, state: 'RETIRING', retiresAt: new Date(now.getTime() + rolloverHours * MS_PER_HOUR) })
  }
  const known = current.find((key) => key.keyPairId === next.keyPairId)
  if (known?.state === 'SIGNING') return { update, assign: null }
  if (known) {
    // The pair had a part in this domain before: it keeps the key id that verifiers may still hold.
    update.push({ ...known, state: 'SIGNING', signingAt: now, retiresAt: null })
    return { update, assign: null }
  }
  return {
    update,
    assign: {
      domainId,
      keyPairId: next.keyPairId,
      state: 'SIGNING',
      kid: freeKid(current, next),
      publishedAt: now,
      signingAt: now,
      retiresAt: null,
    },
  }
}

/** The alias, unless another key of the domain is called so already. */
export function freeKid(current: readonly DomainKeyRecord[], next: { alias: string; x5tS256: string }): string {
  return current.some((key) => key.kid === next.alias) ? `${next.alias}-${next.x5tS256.slice(0, 8)}` : next.alias
}

/**
 * Why a pair cannot be deleted now, or null when nothing stands against it: it signs or is announced somewhere, or a
 * rollover window still needs it.
 */
export function deletionRefusal(
  assignments: readonly (Pick<DomainKeyRecord, 'state' | 'retiresAt'> & { domainName: string })[],
  now: Date,
): string | null {
  const held = assignments.filter((key) => isPublished(key, now))
  if (held.length === 0) return null
  const names = held.map((key) => key.domainName).join(', ')
  const isRetiringOnly = held.every((key) => key.state === 'RETIRING')
  return isRetiringOnly ? `It is still inside the rollover window of ${names}` : `It is in use by ${names}`
}
