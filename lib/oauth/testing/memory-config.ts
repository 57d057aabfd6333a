import type { ConfigSource, RuntimeClient, RuntimeDomain, RuntimeResource } from '../ports'

/** Configuration held in arrays that a test changes as it likes. */
export class MemoryConfig implements ConfigSource {
  domains: RuntimeDomain[] = []
  clients: RuntimeClient[] = []
  resources: RuntimeResource[] = []
  /** resource id to domain id */
  readonly resourceDomains = new Map<string, string>()

  domainByName(name: string) {
    return this.domains.find((domain) => domain.name === name) ?? null
  }
  clientById(domainId: string, clientId: string) {
    return this.clients.find((client) => client.domainId === domainId && client.clientId === clientId) ?? null
  }
  resourceByName(domainId: string, name: string) {
    const isThere = (resource: RuntimeResource) =>
      resource.name === name && this.resourceDomains.get(resource.id) === domainId
    return this.resources.find(isThere) ?? null
  }
  allDomains(limit: number) {
    return this.domains.slice(0, limit)
  }
}
