import type { Clock } from '@/lib/base/clock'
import { equalConstantTime } from '@/lib/base/constant-time'
import { sha256Hex } from '@/lib/base/hash'
import { hex32, opaqueToken, type Random } from '@/lib/base/random'
import { hashSlowly, verifySlowly } from '@/lib/base/slow-hash'
import type { ClientSecretRecord } from '@/lib/store/policy-types'
import { hintOf } from './secret-rules'

/** `hex32` is the shape the administration REST surface hands out: 128 random bits; the console's carry 256. */
export type SecretFormat = 'base64url' | 'hex32'

export interface MadeSecret {
  clear: string
  row: Omit<ClientSecretRecord, 'clientPk'>
}

/**
 * A secret ready to insert. Generated ones are random, so SHA-256 keeps them; a supplied one may be a person's word and
 * gets argon2id, which is slow: call this before the write transaction opens.
 */
export async function makeSecret(
  ctx: { clock: Clock; random: Random },
  supplied: string | undefined,
  format: SecretFormat = 'base64url',
): Promise<MadeSecret> {
  const generated = format === 'hex32' ? hex32(ctx.random) : opaqueToken(ctx.random)
  const clear = supplied ?? generated
  return {
    clear,
    row: {
      id: ctx.random.uuid(),
      hashKind: supplied === undefined ? 'SHA256' : 'ARGON2ID',
      hash: supplied === undefined ? sha256Hex(clear) : await hashSlowly(clear),
      hint: hintOf(clear),
      sealed: null,
      createdAt: ctx.clock.now(),
      expiresAt: null,
      lastUsedAt: null,
    },
  }
}

/** Whether a text is the secret of a row. */
export async function isSecret(row: Pick<ClientSecretRecord, 'hashKind' | 'hash'>, text: string): Promise<boolean> {
  return row.hashKind === 'SHA256' ? equalConstantTime(row.hash, sha256Hex(text)) : verifySlowly(row.hash, text)
}
