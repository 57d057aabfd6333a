import { X509Certificate } from 'node:crypto'
import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPair, publicFacts } from './audited-pair'
import { KeyFileError } from './files/key-file'
import { soundPair } from './files/sound-pair'
import { uploadedPair } from './uploaded-pair'

/** SHA-256 of a certificate in PEM, as pairs carry it. @throws AppError on `certificate` */
export function thumbprintOf(pem: string): string {
  return Buffer.from(readCertificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
}

/**
 * Keeps a pair that comes from another server with its certificate, under the same rules as one that is uploaded.
 * @throws AppError on `certificate` or `privateKey`
 */
export async function adoptKeyPair(
  tx: StoreScope,
  ctx: ServiceContext,
  given: { alias: string; certificate: string; privateKey: Buffer },
): Promise<KeyPairRecord> {
  const pair = uploadedPair(ctx, given.alias, readPair(given))
  await tx.keyPairs.insert(pair)
  await record(tx, ctx, { action: 'key-pair.import', ...auditedPair(pair), after: publicFacts(pair) })
  return pair
}

function readPair({ certificate, privateKey }: { certificate: string; privateKey: Buffer }) {
  const { raw } = readCertificate(certificate)
  try {
    return soundPair({ certificate: raw, privateKey: { bytes: privateKey, type: 'pkcs8' } })
  } catch (error) {
    throw error instanceof KeyFileError ? fieldError(error.field, error.message) : error
  }
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw fieldError('certificate', 'The certificate cannot be read; it must be X.509 in PEM')
  }
}
