import type { AssertionReplay } from '@/lib/oauth/ports'
import type { DomainFilter } from './policy-types'

/** A public key that is believed, with what is known of it. Instants are ISO text, because it is kept as JSON. */
export interface TrustedKeyRecord {
  /** names the key in assertions, where it came with a name */
  kid: string | null
  keyType: 'RSA' | 'EC' | 'OKP'
  sizeBits: number
  /** what it may sign with */
  algorithms: ('RS256' | 'PS256' | 'ES256' | 'EdDSA')[]
  /** SPKI PEM */
  publicKey: string
  /** base64url SHA-256 of the key (RFC 7638): one key has one, however it came */
  thumbprint: string
  /** null where it came without a certificate */
  certificate: TrustedCertificate | null
}

export interface TrustedCertificate {
  /** PEM */
  pem: string
  x5t: string
  x5tS256: string
  subject: string
  issuer: string
  notBefore: string
  notAfter: string
}

export interface TrustedIssuerRecord {
  id: string
  domainId: string
  issuer: string
  description: string
  keys: TrustedKeyRecord[]
  /** null: every client that has the grant */
  clientIds: string[] | null
  maxLifetimeSeconds: number
  clockSkewSeconds: number
  enabled: boolean
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface TrustedIssuerStore {
  /** @throws UniqueViolation('trustedIssuer.issuer') */
  insert(issuer: TrustedIssuerRecord): Promise<void>
  byId(id: string): Promise<TrustedIssuerRecord | null>
  byIssuer(domainId: string, issuer: string): Promise<TrustedIssuerRecord | null>
  /** At most `limit`, by issuer. */
  ofDomain(domainId: string, limit: number): Promise<TrustedIssuerRecord[]>
  count(domainId: string): Promise<number>
  /** @returns false when another save came first */
  replace(issuer: TrustedIssuerRecord, expectedVersion: number): Promise<boolean>
  delete(id: string): Promise<void>
}

export interface ClientCertificateRecord {
  id: string
  clientPk: string
  /** PEM */
  certificate: string
  x5t: string
  x5tS256: string
  subject: string
  issuer: string
  notBefore: Date
  notAfter: Date
  createdAt: Date
}

export interface ClientCertificateStore {
  /** @throws UniqueViolation('clientCertificate.x5tS256') when the client has it already */
  insert(certificate: ClientCertificateRecord): Promise<void>
  /** Oldest first; a client has few. */
  ofClient(clientPk: string): Promise<ClientCertificateRecord[]>
  delete(ids: readonly string[]): Promise<void>
  /**
   * Clients whose last certificate ends after `from` and not after `to`, those that end first on top; one that has
   * another which lasts longer is left out.
   */
  expiring(range: { from: Date; to: Date }, limit: number, visible: DomainFilter): Promise<ExpiringCertificate[]>
}

/** The last certificate of a client, and when it ends. */
export interface ExpiringCertificate {
  clientPk: string
  clientName: string
  subject: string
  notAfter: Date
}

export interface UsedAssertionStore extends AssertionReplay {
  /** Whether it was used already, without using it. */
  wasUsed(domainId: string, issuer: string, tokenId: string): Promise<boolean>
  /** Deletes at most `limit` that nobody would believe any more; returns how many went. */
  sweep(before: Date, limit: number): Promise<number>
}
