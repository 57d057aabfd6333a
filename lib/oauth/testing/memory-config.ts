import type { ConfigSource, RuntimeClient, RuntimeDomain, RuntimeResource, RuntimeServer } from '../ports'
import type { AssertionKey, RuntimeTrustedIssuer } from '../ports/trust'

export const PLAIN_SERVER: RuntimeServer = {
  issuerPath: 'oauth2',
  omitIssuerPort: false,
  passwordChangeCheck: false,
  refreshRotation: false,
  refreshAutoRevoke: false,
  refreshGraceSeconds: 10,
  consentExpiryMinutes: null,
}

/** Configuration held in arrays that a test changes as it likes. */
export class MemoryConfig implements ConfigSource {
  domains: RuntimeDomain[] = []
  clients: RuntimeClient[] = []
  resources: RuntimeResource[] = []
  switches: RuntimeServer = PLAIN_SERVER
  issuers: RuntimeTrustedIssuer[] = []
  /** by client pk */
  readonly keysOfClients = new Map<string, AssertionKey[]>()
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
  trustedIssuer(domainId: string, issuer: string) {
    return this.issuers.find((known) => known.domainId === domainId && known.issuer === issuer) ?? null
  }
  clientKeys(clientPk: string) {
    return this.keysOfClients.get(clientPk) ?? []
  }
  allDomains(limit: number) {
    return this.domains.slice(0, limit)
  }
  server() {
    return this.switches
  }
}
