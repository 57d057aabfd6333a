import type { Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import type { KeyKind } from '@/lib/schemas/key-kind'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { selfSignedCertificate } from './certificate'
import { generateKeys } from './generate'
import { sealPrivateKey } from './private-key'
import type { SubjectName } from './subject-name'

export interface KeyMakingContext {
  clock: Clock
  random: Random
  masterKey: MasterKey
}

/**
 * Makes a whole pair, ready to insert: keys, certificate, sealed private half. Slow, and touches no store, so call it
 * before the write transaction opens.
 */
export async function makeKeyPair(
  ctx: KeyMakingContext,
  options: { alias: string; subject: SubjectName; validityDays: number; kind: KeyKind },
): Promise<KeyPairRecord> {
  const now = ctx.clock.now()
  const keys = await generateKeys(options.kind)
  const facts = await selfSignedCertificate(keys, {
    subject: options.subject,
    validityDays: options.validityDays,
    now,
    random: ctx.random,
  })
  return {
    id: ctx.random.uuid(),
    alias: options.alias,
    keyType: keys.keyType,
    algorithm: keys.algorithm,
    sizeBits: keys.sizeBits,
    publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: sealPrivateKey(ctx.masterKey, options.alias, keys.privateKey, ctx.random),
    ...facts,
    createdAt: now,
  }
}
