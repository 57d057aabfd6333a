import { createPublicKey, webcrypto, X509Certificate } from 'node:crypto'
import { X509Certificate as ParsedCertificate, Pkcs10CertificateRequestGenerator } from '@peculiar/x509'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { KeyPairFile } from '@/lib/schemas/key-pair-file'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { pairInView } from './get-key-pair'
import { publicJwk } from './jwk'
import { openPrivateKey } from './private-key'
import { WEB_ALGORITHMS } from './web-algorithms'

export interface Download {
  fileName: string
  mediaType: string
  body: Buffer
}

/**
 * One of the public things about a pair, as a file. The request for a certificate (PKCS#10) is signed with the private
 * key, which proves possession to an authority; only who may change keys gets one.
 * @throws AppError not_found, forbidden
 */
export async function downloadKeyPairFile(ctx: ServiceContext, id: string, file: KeyPairFile): Promise<Download> {
  const { pair, uses } = await pairInView(ctx, { id })
  if (file === 'request.csr') authorize(ctx.actor, 'keys:write')
  const name = (ending: string) => `${safeName(pair.alias)}${ending}`
  switch (file) {
    case 'certificate.pem':
      return text(name('.crt'), 'application/x-pem-file', pair.certificate)
    case 'certificate.der': {
      const body = new X509Certificate(pair.certificate).raw
      return { fileName: name('.cer'), mediaType: 'application/pkix-cert', body }
    }
    case 'public.pem':
      return text(name('.pub.pem'), 'application/x-pem-file', pair.publicKey)
    case 'public.jwk': {
      // The key id a verifier will meet, where the pair has one already.
      const kid = uses[0]?.kid ?? pair.alias
      return text(name('.jwk.json'), 'application/jwk+json', `${JSON.stringify(publicJwk(pair, kid), null, 2)}\n`)
    }
    case 'request.csr':
      return text(name('.csr'), 'application/pkcs10', await certificateRequest(ctx, pair))
  }
}

/** @see RFC 2986 */
async function certificateRequest({ masterKey }: Pick<ServiceContext, 'masterKey'>, pair: KeyPairRecord) {
  const algorithm = WEB_ALGORITHMS[pair.algorithm]
  const pkcs8 = openPrivateKey(masterKey, pair).export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(pair.publicKey).export({ type: 'spki', format: 'der' })
  const [privateKey, publicKey] = await Promise.all([
    webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
  ])
  pkcs8.fill(0)
  const name = new ParsedCertificate(new Uint8Array(new X509Certificate(pair.certificate).raw)).subjectName
  const request = await Pkcs10CertificateRequestGenerator.create(
    { name, keys: { privateKey, publicKey }, signingAlgorithm: algorithm },
    webcrypto as Crypto,
  )
  return `${request.toString('pem')}\n`
}

function text(fileName: string, mediaType: string, content: string): Download {
  if (content === '') throw new AppError('internal', 'The file is empty')
  return { fileName, mediaType, body: Buffer.from(content, 'utf8') }
}

/** An alias may hold anything; a file name in a header and on a disk may not. */
export function safeName(alias: string): string {
  const cleaned = alias
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80)
  return cleaned || 'key-pair'
}
