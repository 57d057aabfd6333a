import type { Change } from '@/lib/base/change-bus'
import type {
  ConfigSource,
  MaybePromise,
  RuntimeClient,
  RuntimeDomain,
  RuntimeResource,
  RuntimeServer,
} from '@/lib/oauth/ports'
import type { BrandingSource } from '@/lib/oauth/ports/branding'
import { type ServerDefaults, serverSwitches } from '@/lib/schemas/oauth-config'
import { followChanges } from './change-feed'
import { brandingSnapshot } from './snapshot-branding'
import { SnapshotCache } from './snapshot-cache'
import { trustSnapshot } from './snapshot-trust'
import { type KeyTools, runtimeClient, runtimeDomain, runtimeResource } from './snapshot-views'
import type { Store } from './store'

export interface SnapshotOptions {
  /** things kept in memory; a client takes about one kilobyte */
  maxDomains?: number
  maxClients?: number
  maxResources?: number
  /** milliseconds between two looks for changes of other nodes */
  pollIntervalMs?: number
  /** how long a silent database is believed to hold no change */
  maxSilenceMs?: number
  /** what holds where OAuthConfig says nothing; the defaults of the specification when absent */
  serverDefaults?: ServerDefaults
}

export interface Snapshot extends ConfigSource {
  /** how domains look, as close behind changes as everything else */
  readonly branding: BrandingSource
  /**
   * Reads clients ahead of the first request for each, as many as are kept, a few at a time so that requests go first.
   * @returns how many were read
   */
  warm(): Promise<number>
  /** Takes in what other nodes have committed, now. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** few enough that a request waits for milliseconds only */
const CLIENTS_PER_READ = 100

/** The switches as the specification has them, and ten seconds for a refresh that was sent twice. */
const SERVER_DEFAULTS: ServerDefaults = {
  refreshRotation: false,
  refreshAutoRevoke: false,
  refreshGraceSeconds: 10,
  consentExpiryMinutes: null,
}

const keyOf = (domainId: string, name: string) => `${domainId}\n${name}`

/** The configuration as the runtime sees it, from memory where it can. @see ConfigSource for what it promises */
export function createSnapshot(store: Store, keys: KeyTools, options: SnapshotOptions = {}): Snapshot {
  const maxMisses = 10_000
  const idOf = ({ id }: { id: string }) => id
  const domains = new SnapshotCache<RuntimeDomain>({ max: options.maxDomains ?? 5_000, maxMisses, idOf })
  const resources = new SnapshotCache<RuntimeResource>({ max: options.maxResources ?? 20_000, maxMisses, idOf })
  const maxClients = options.maxClients ?? 120_000
  let closed = false
  const clients = new SnapshotCache<RuntimeClient>({
    max: maxClients,
    maxMisses,
    idOf: (client) => client.pk,
  })
  const everyDomain = new SnapshotCache<{ limit: number; domains: RuntimeDomain[] }>({
    max: 4,
    maxMisses: 1,
    idOf: ({ limit }) => String(limit),
  })
  const server = new SnapshotCache<RuntimeServer>({ max: 1, maxMisses: 1, idOf: () => '' })

  const trust = trustSnapshot(store)
  const looks = brandingSnapshot(store)

  function forget(change: Change): void {
    const { entityKind, entityId } = change
    trust.forget(change)
    looks.forget(change)
    if (entityKind === 'domain') {
      if (entityId) domains.forget(entityId)
      else domains.clear()
      everyDomain.clear()
    } else if (entityKind === 'key-pair') {
      // One pair may serve several domains.
      domains.clear()
      everyDomain.clear()
    } else if (entityKind === 'resource') {
      if (entityId) resources.forget(entityId)
      else resources.clear()
    } else if (entityKind === 'client') {
      if (entityId) clients.forget(entityId)
      else clients.clear()
    } else if (entityKind === 'settings') {
      server.clear()
    } else if (entityKind === 'client-secret') {
      // Entries of this kind may name the secret instead of its client.
      clients.clear()
    }
  }

  function forgetEverything(): void {
    for (const cache of [domains, resources, clients, everyDomain, server, trust, looks]) cache.clear()
  }

  const feed = followChanges({
    store,
    onChange: forget,
    onGap: forgetEverything,
    pollIntervalMs: options.pollIntervalMs ?? 500,
    maxSilenceMs: options.maxSilenceMs ?? 5_000,
  })

  return {
    ...trust.config,
    branding: looks.source,

    domainByName: (name) =>
      domains.get(name, async () => {
        const domain = await store.domains.byName(name)
        return domain && runtimeDomain(domain, await store.keyPairs.forDomain(domain.id), keys)
      }),

    clientById: (domainId, clientId) =>
      clients.get(keyOf(domainId, clientId), async () => {
        const client = await store.clients.byClientId(domainId, clientId)
        return client && runtimeClient(client, await store.clients.secrets(client.pk))
      }),

    resourceByName: (domainId, name) =>
      resources.get(keyOf(domainId, name), async () => {
        const resource = await store.resources.byName(domainId, name)
        return resource && runtimeResource(resource)
      }),

    allDomains(limit): MaybePromise<RuntimeDomain[]> {
      const known = everyDomain.get(String(limit), async () => ({
        limit,
        domains: await loadDomains(store, limit, keys),
      }))
      return known instanceof Promise ? known.then((all) => all?.domains ?? []) : (known?.domains ?? [])
    },

    server(): MaybePromise<RuntimeServer> {
      const defaults = options.serverDefaults ?? SERVER_DEFAULTS
      const read = async () => serverSwitches((await store.oauthConfig.get())?.settings ?? [], defaults)
      const known = server.get('', read)
      // The read above always finds something: where nothing is written, the defaults hold.
      return known instanceof Promise ? known.then((found) => found ?? read()) : (known ?? read())
    },

    async warm() {
      let read = 0
      for (let after = ''; read < maxClients && !closed; ) {
        const { generation } = clients
        const page = await store.clients.pageAfter(after, CLIENTS_PER_READ)
        for (const { client, secrets } of page) {
          clients.offer(keyOf(client.domainId, client.clientId), runtimeClient(client, secrets), generation)
        }
        read += page.length
        const last = page.at(-1)
        if (!last || page.length < CLIENTS_PER_READ) break
        after = last.client.pk
        await new Promise((resolve) => setImmediate(resolve))
      }
      return read
    },

    catchUp: () => feed.catchUp(),
    close() {
      closed = true
      return feed.close()
    },
  }
}

async function loadDomains(store: Store, limit: number, tools: KeyTools): Promise<RuntimeDomain[]> {
  const domains = await store.domains.first(limit)
  const keys = await store.keyPairs.forDomains(domains.map((domain) => domain.id))
  const byDomain = new Map<string, typeof keys>()
  for (const key of keys) byDomain.set(key.domainId, [...(byDomain.get(key.domainId) ?? []), key])
  return domains.map((domain) => runtimeDomain(domain, byDomain.get(domain.id) ?? [], tools))
}
