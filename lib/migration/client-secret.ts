import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken, type Random } from '@/lib/base/random'
import type { KeptSecret } from '@/lib/store/migration/gateway-client-types'

export interface FreshSecret {
  clear: string
  kept: KeptSecret
}

/** The shape of a client that has never had a secret. */
export const NO_SECRET: KeptSecret = {
  secretHashKind: null,
  secretHash: null,
  secretHint: null,
  secretIssuedAt: null,
  previousHashKind: null,
  previousHash: null,
  previousExpiresAt: null,
}

/**
 * A secret of 256 random bits, which is told once (I12). The one before works on for as long as asked.
 * @param overlapHours 0: the one before ends at once
 */
export function freshSecret(random: Random, now: Date, before: KeptSecret = NO_SECRET, overlapHours = 0): FreshSecret {
  const clear = opaqueToken(random)
  const overlaps = overlapHours > 0 && before.secretHash !== null
  return {
    clear,
    kept: {
      secretHashKind: 'SHA256',
      secretHash: sha256Hex(clear),
      secretHint: clear.slice(-4),
      secretIssuedAt: now,
      previousHashKind: overlaps ? before.secretHashKind : null,
      previousHash: overlaps ? before.secretHash : null,
      previousExpiresAt: overlaps ? addSeconds(now, overlapHours * 3600) : null,
    },
  }
}
