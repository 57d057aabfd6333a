import type { DomainKeyView, KeyPairView } from '@/lib/schemas/key-pair'
import type { DomainKeyRecord, KeyPairRecord } from '@/lib/store/policy-types'
import { isPublished } from './rollover'

/** Copies the public facts by name: a field added to the record stays inside until somebody lists it here. */
export function pairFacts(pair: KeyPairRecord): Omit<KeyPairView, 'domainNames'> {
  return {
    id: pair.id,
    alias: pair.alias,
    keyType: pair.keyType,
    algorithm: pair.algorithm,
    sizeBits: pair.sizeBits,
    publicKeyDetails: publicKeyDetails(pair),
    certificate: pair.certificate,
    x5t: pair.x5t,
    x5tS256: pair.x5tS256,
    subject: pair.subject,
    issuer: pair.issuer,
    notBefore: pair.notBefore,
    notAfter: pair.notAfter,
    createdAt: pair.createdAt,
  }
}

export function domainKeyView(key: DomainKeyRecord & { pair: KeyPairRecord }, now: Date): DomainKeyView {
  return {
    domainId: key.domainId,
    state: key.state,
    kid: key.kid,
    publishedAt: key.publishedAt,
    signingAt: key.signingAt,
    retiresAt: key.retiresAt,
    isPublished: isPublished(key, now),
    pair: pairFacts(key.pair),
  }
}

/** The wording scripts read from `publicKeyDetails`; the original names its own provider first. */
function publicKeyDetails(pair: Pick<KeyPairRecord, 'keyType' | 'sizeBits'>): string {
  if (pair.keyType === 'OKP') return 'Sun EdDSA public key, Ed25519'
  return `Sun ${pair.keyType} public key, ${pair.sizeBits} bits`
}
