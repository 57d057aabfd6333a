import { type KeyObject, X509Certificate } from 'node:crypto'
import { systemRandom } from '@/lib/base/random'
import { selfSignedCertificate } from '@/lib/keys/certificate'
import { generateKeys } from '@/lib/keys/generate'
import type { KeyKind } from '@/lib/schemas/key-kind'

export interface TestCertificate {
  pem: string
  /** base64 of the DER, as the administration surface has it */
  base64: string
  x5tS256: string
  privateKey: KeyObject
  publicKey: KeyObject
}

/** A self-signed certificate with its key. */
export async function testCertificate(
  options: { kind?: KeyKind; commonName?: string; now?: Date; validityDays?: number } = {},
): Promise<TestCertificate> {
  const {
    kind = 'EC_P256',
    commonName = 'partner',
    now = new Date('2026-01-01T00:00:00Z'),
    validityDays = 365,
  } = options
  const keys = await generateKeys(kind)
  const facts = await selfSignedCertificate(keys, { subject: { commonName }, validityDays, now, random: systemRandom })
  return {
    pem: facts.certificate,
    base64: new X509Certificate(facts.certificate).raw.toString('base64'),
    x5tS256: facts.x5tS256,
    privateKey: keys.privateKey,
    publicKey: keys.publicKey,
  }
}
