import type { TrustedIssuerView, TrustedKeyView } from '@/lib/schemas/trusted-issuer'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { TrustedIssuerRecord, TrustedKeyRecord } from '@/lib/store/trust-types'

/** A trusted issuer as it leaves the service. */
export function trustedIssuerView(issuer: TrustedIssuerRecord): TrustedIssuerView {
  return {
    id: issuer.id,
    domainId: issuer.domainId,
    issuer: issuer.issuer,
    description: issuer.description,
    keys: issuer.keys.map(keyView),
    clientIds: issuer.clientIds,
    maxLifetimeSeconds: issuer.maxLifetimeSeconds,
    clockSkewSeconds: issuer.clockSkewSeconds,
    enabled: issuer.enabled,
    version: issuer.version,
    createdAt: issuer.createdAt,
    updatedAt: issuer.updatedAt,
  }
}

function keyView({ kid, keyType, sizeBits, algorithms, thumbprint, certificate }: TrustedKeyRecord): TrustedKeyView {
  return {
    kid,
    keyType,
    sizeBits,
    algorithms,
    thumbprint,
    certificate: certificate && {
      subject: certificate.subject,
      issuer: certificate.issuer,
      notBefore: new Date(certificate.notBefore),
      notAfter: new Date(certificate.notAfter),
      x5tS256: certificate.x5tS256,
    },
  }
}

/** What an audit entry compares: keys by thumbprint, which says all that matters of them. */
export function auditedIssuerMembers(issuer: TrustedIssuerRecord): object {
  const { issuer: name, description, clientIds, maxLifetimeSeconds, clockSkewSeconds, enabled } = issuer
  const thumbprints = issuer.keys.map((key) => key.thumbprint)
  return { issuer: name, description, thumbprints, clientIds, maxLifetimeSeconds, clockSkewSeconds, enabled }
}

/** Who an audit entry is about. */
export function auditedIssuer(issuer: TrustedIssuerRecord, domain: DomainRecord) {
  return {
    entityKind: 'trusted-issuer' as const,
    entityId: issuer.id,
    entityName: issuer.issuer,
    domainId: domain.id,
    domainName: domain.name,
  }
}
