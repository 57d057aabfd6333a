import { createPrivateKey } from 'node:crypto'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import type { ReadPair } from './files/key-file'
import type { KeyMakingContext } from './make-key-pair'
import { sealPrivateKey } from './private-key'

/** A pair that was read, ready to insert. The open private key is wiped once it is sealed. */
export function uploadedPair(ctx: KeyMakingContext, alias: string, read: ReadPair): KeyPairRecord {
  const { privateKey: opened, ...facts } = read
  const der = Buffer.from(opened.buffer, opened.byteOffset, opened.byteLength)
  try {
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    return {
      id: ctx.random.uuid(),
      alias,
      ...facts,
      privateKey: sealPrivateKey(ctx.masterKey, alias, key, ctx.random),
      createdAt: ctx.clock.now(),
    }
  } finally {
    der.fill(0)
  }
}
