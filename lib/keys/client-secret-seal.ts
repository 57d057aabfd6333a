import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { open, seal } from '@/lib/base/sealing'

/** What binds the sealed copy of a client secret to its row. */
export function clientSecretPurpose(secretId: string): string {
  return `client-secret:${secretId}`
}

export function sealClientSecret(
  tools: { masterKey: MasterKey; random: Random },
  secretId: string,
  clear: string,
): Buffer {
  return seal(tools.masterKey, Buffer.from(clear, 'utf8'), clientSecretPurpose(secretId), tools.random)
}

/** @throws UnsealingError */
export function openClientSecret(masterKey: MasterKey, secretId: string, sealed: Uint8Array): string {
  return open(masterKey, sealed, clientSecretPurpose(secretId)).toString('utf8')
}
