import type { ServiceContext } from '@/lib/auth/context'
import { equalConstantTime } from '@/lib/base/constant-time'
import { sha256Hex } from '@/lib/base/hash'
import { hex32, opaqueToken } from '@/lib/base/random'
import { hashSlowly, verifySlowly } from '@/lib/base/slow-hash'
import { sealClientSecret } from '@/lib/keys/client-secret-seal'
import type { ClientSecretRecord } from '@/lib/store/policy-types'
import { isRecoveryOn } from './secret-recovery'
import { hintOf } from './secret-rules'

/** `hex32` is the shape the administration REST surface hands out: 128 random bits; the console's carry 256. */
export type SecretFormat = 'base64url' | 'hex32'

type Tools = Pick<ServiceContext, 'clock' | 'random' | 'masterKey'>

export interface MadeSecret {
  clear: string
  row: Omit<ClientSecretRecord, 'clientPk'>
}

/**
 * A secret ready to insert. Generated ones are random, so SHA-256 keeps them; a supplied one may be a person's word and
 * gets argon2id, which is slow: call this before the write transaction opens. A sealed copy is kept beside the hash only
 * while recovery is switched on.
 */
export async function makeSecret(
  ctx: Pick<ServiceContext, 'clock' | 'random' | 'masterKey' | 'store'>,
  supplied: string | undefined,
  format: SecretFormat = 'base64url',
): Promise<MadeSecret> {
  const keepsCopy = await isRecoveryOn(ctx.store)
  if (supplied === undefined) return generateSecret(ctx, keepsCopy, format)
  return madeSecret(ctx, supplied, { hashKind: 'ARGON2ID', hash: await hashSlowly(supplied) }, keepsCopy)
}

/** A random secret, for callers that make many and have asked once whether copies are kept. */
export function generateSecret(ctx: Tools, keepsCopy: boolean, format: SecretFormat = 'base64url'): MadeSecret {
  const clear = format === 'hex32' ? hex32(ctx.random) : opaqueToken(ctx.random)
  return madeSecret(ctx, clear, { hashKind: 'SHA256', hash: sha256Hex(clear) }, keepsCopy)
}

function madeSecret(
  ctx: Tools,
  clear: string,
  kept: Pick<ClientSecretRecord, 'hashKind' | 'hash'>,
  keepsCopy: boolean,
): MadeSecret {
  const id = ctx.random.uuid()
  return {
    clear,
    row: {
      id,
      ...kept,
      hint: hintOf(clear),
      sealed: keepsCopy ? sealClientSecret(ctx, id, clear) : null,
      createdAt: ctx.clock.now(),
      supersededAt: null,
      expiresAt: null,
      lastUsedAt: null,
    },
  }
}

/** Whether a text is the secret of a row. */
export async function isSecret(row: Pick<ClientSecretRecord, 'hashKind' | 'hash'>, text: string): Promise<boolean> {
  return row.hashKind === 'SHA256' ? equalConstantTime(row.hash, sha256Hex(text)) : verifySlowly(row.hash, text)
}
