import type { ResourceView } from '@/lib/schemas/resource'
import type { DomainRecord, ResourceRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'

export async function resourceView(
  scope: StoreScope,
  resource: ResourceRecord,
  domain: Pick<DomainRecord, 'name'>,
): Promise<ResourceView> {
  const scopeClientCounts = await scope.resources.countClientsByScope(resource.id)
  const { total } = await scope.resources.clientsUsing(resource.id, 1)
  return {
    id: resource.id,
    domainId: resource.domainId,
    ...resourceMembers(resource, domain),
    version: resource.version,
    createdAt: resource.createdAt,
    updatedAt: resource.updatedAt,
    scopeClientCounts,
    clientCount: total,
  }
}

/** The stored members under their public names: what an audit entry compares. */
export function resourceMembers(resource: ResourceRecord, domain: Pick<DomainRecord, 'name'>) {
  return {
    name: resource.name,
    idDomain: domain.name,
    description: resource.description,
    scopes: resource.scopes,
    tokenAttributes: resource.tokenAttributes,
    audienceClaim: { subjects: resource.audienceSubjects },
  }
}

/** Who an audit entry is about. */
export function auditedResource(resource: ResourceRecord, domain: Pick<DomainRecord, 'name'>) {
  return {
    entityKind: 'resource' as const,
    entityId: resource.id,
    entityName: resource.name,
    domainId: resource.domainId,
    domainName: domain.name,
  }
}
