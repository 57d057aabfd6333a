import { MASKED_SECRET } from '@/lib/http/oam-detail'
import type { ClientView } from '@/lib/schemas/client'
import { updateClientSchema } from '@/lib/schemas/client'
import { type DomainView, domainSchema } from '@/lib/schemas/domain'
import { type ResourceView, resourceSchema } from '@/lib/schemas/resource'

/** The members of a schema, in its order: what an answer holds can be sent back as it is. */
function pick<T extends object>(view: T, shape: object): Partial<T> {
  const members = Object.keys(shape) as (keyof T)[]
  return Object.fromEntries(members.map((member) => [member, view[member]])) as Partial<T>
}

/** @param domain from a list it comes without the alias that signs */
export function domainJson(domain: Omit<DomainView, 'defaultSigningKeyPair'> & { defaultSigningKeyPair?: string }) {
  return {
    id: domain.id,
    ...pick(domain, domainSchema.shape),
    customAttrs: domain.customAttrs === null ? null : JSON.stringify(domain.customAttrs),
    issueTLSClientCertificateBoundAccessTokens: domain.issueTLSClientCertificateBoundAccessTokens ?? false,
    issuer: domain.issuer,
    discoveryUrl: domain.discoveryUrl,
    createdAt: domain.createdAt,
    updatedAt: domain.updatedAt,
  }
}

export function resourceJson(resource: ResourceView) {
  return {
    resourceServerId: resource.id,
    ...pick(resource, resourceSchema.shape),
    createdAt: resource.createdAt,
    updatedAt: resource.updatedAt,
  }
}

/** @param secret in clear, only in the answer to a create */
export function clientJson(client: ClientView, secret?: string | null) {
  const { secret: _, ...shape } = updateClientSchema.shape
  return {
    uid: client.pk,
    id: client.id,
    idDomain: client.idDomain,
    ...pick(client, shape),
    secret: secret ?? (client.secrets.length > 0 ? MASKED_SECRET : null),
    secrets: client.secrets.map(({ hint, createdAt, expiresAt, lastUsedAt }) => ({
      hint,
      createdAt,
      expiresAt,
      lastUsedAt,
    })),
    createdAt: client.createdAt,
    updatedAt: client.updatedAt,
    lastUsedAt: client.lastUsedAt,
  }
}
