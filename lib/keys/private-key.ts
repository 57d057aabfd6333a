import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { open, seal } from '@/lib/base/sealing'
import type { KeyPairRecord } from '@/lib/store/policy-types'

/** Seals a private key for the alias it is stored under; under another alias it does not open. */
export function sealPrivateKey(masterKey: MasterKey, alias: string, key: KeyObject, random: Random): Buffer {
  return seal(masterKey, key.export({ type: 'pkcs8', format: 'der' }), purpose(alias), random)
}

/** Opens the private half of a stored pair. @throws UnsealingError */
export function openPrivateKey(masterKey: MasterKey, pair: Pick<KeyPairRecord, 'alias' | 'privateKey'>): KeyObject {
  const der = open(masterKey, pair.privateKey, purpose(pair.alias))
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
}

function purpose(alias: string): string {
  return `private-key:${alias}`
}
