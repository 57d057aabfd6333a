import type { Change } from '@/lib/base/change-bus'
import type {
  GatewaySource,
  RuntimeApplication,
  RuntimeConnection,
  RuntimeEnvironment,
  RuntimeGateway,
  RuntimeGatewayClient,
  RuntimeIntegration,
} from '@/lib/oauth/ports/gateway'
import { followChanges } from '../change-feed'
import type { Store } from '../store'
import { TaggedCache } from './tagged-cache'

export interface GatewaySnapshotOptions {
  /** clients kept in memory; one takes about half a kilobyte */
  maxClients?: number
  /** milliseconds between two looks for changes of other nodes */
  pollIntervalMs?: number
  /** how long a silent database is believed to hold no change */
  maxSilenceMs?: number
}

export interface GatewaySnapshot extends GatewaySource {
  /** Takes in what other nodes have committed, now. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

interface Users {
  environmentId: string
  applicationId: string
  integrations: readonly RuntimeIntegration[]
}
type Connected = RuntimeConnection & { id: string; environmentId: string; partnerId: string }

const MISSES = 10_000
/** No host, name, Enterprise ID or client id is longer; what is not there is remembered by what was asked for. */
const KEY_MAX_LENGTH = 256
const NOBODY: readonly RuntimeIntegration[] = []

/** What gateways know of the migration, from memory where it can. @see GatewaySource for what it promises */
export function createGatewaySnapshot(
  store: Pick<Store, 'gatewayLookups' | 'audit' | 'listen'>,
  options: GatewaySnapshotOptions = {},
): GatewaySnapshot {
  const maxClients = options.maxClients ?? 120_000
  const lookups = store.gatewayLookups
  const bounded = { maxMisses: MISSES }
  const gateways = new TaggedCache<RuntimeGateway>({ ...bounded, max: 2_000, tagsOf: ({ id }) => [id] })
  const enterprises = new TaggedCache<{ id: string }>({ ...bounded, max: 20_000, tagsOf: ({ id }) => [id] })
  const applications = new TaggedCache<RuntimeApplication>({ ...bounded, max: 50_000, tagsOf: ({ id }) => [id] })
  const clients = new TaggedCache<RuntimeGatewayClient>({
    ...bounded,
    max: maxClients,
    tagsOf: ({ pk, environmentId }) => [pk, environmentId],
  })
  const environments = new TaggedCache<RuntimeEnvironment>({
    ...bounded,
    max: 20_000,
    tagsOf: ({ id, chainId, enterpriseId }) => [id, chainId, enterpriseId],
  })
  const users = new TaggedCache<Users>({
    ...bounded,
    max: maxClients,
    tagsOf: ({ environmentId, applicationId, integrations }) => [
      environmentId,
      applicationId,
      ...integrations.map(({ id }) => id),
    ],
  })
  const connections = new TaggedCache<Connected>({
    ...bounded,
    max: 50_000,
    tagsOf: ({ id, environmentId, partnerId }) => [id, environmentId, partnerId],
  })
  const all = [gateways, enterprises, applications, clients, environments, users, connections]
  const forgetEverything = () => {
    for (const cache of all) cache.clear()
  }

  /** Which caches hold anything made from rows of a kind. */
  const madeFrom: Record<string, readonly Pick<TaggedCache<object>, 'forget' | 'clear'>[]> = {
    gateway: [gateways, environments, enterprises],
    enterprise: [enterprises, environments],
    chain: [enterprises, environments],
    property: [environments, clients, connections],
    environment: [enterprises, environments, clients, users, connections],
    application: [applications, users],
    'gateway-client': [clients],
    'partner-connection': [connections],
  }

  function forget({ entityKind, entityId }: Change): void {
    if (entityKind === 'inventory' || entityKind === 'domain') forgetEverything()
    if (entityKind === 'integration') forgetIntegration(entityId)
    for (const cache of madeFrom[entityKind] ?? []) {
      // Rows of these kinds are parts of entries which a new one of them may join.
      if (entityId === null || JOINING.has(entityKind)) cache.clear()
      else cache.forget(entityId)
    }
    // Whether an enterprise is on a gateway changes with its environments.
    if (entityKind === 'environment') enterprises.clear()
  }

  /** It may have taken up another application, whose list at hand does not name it. */
  function forgetIntegration(id: string | null): void {
    const [known] = id === null ? [] : users.madeFrom(id)
    if (known) users.forget(known.environmentId)
    else users.clear()
  }

  const feed = followChanges({
    store,
    onChange: forget,
    onGap: forgetEverything,
    pollIntervalMs: options.pollIntervalMs ?? 500,
    maxSilenceMs: options.maxSilenceMs ?? 5_000,
  })

  // A header may be sixteen kilobytes: ten thousand guesses of that length would be the memory of a small server.
  const unlessLong = <T>(asked: string, look: () => T): T | null => (asked.length > KEY_MAX_LENGTH ? null : look())

  return {
    gatewayByHost: (host) => unlessLong(host, () => gateways.get(`host ${host}`, () => lookups.gatewayByHost(host))),
    gatewayByName: (name) => unlessLong(name, () => gateways.get(`name ${name}`, () => lookups.gatewayByName(name))),
    enterpriseOn: (gatewayId, code) =>
      unlessLong(code, () => enterprises.get(`${gatewayId}\n${code}`, () => lookups.enterpriseOn(gatewayId, code))),
    applicationByKey: (hash) => applications.get(hash, () => lookups.applicationByKey(hash)),
    clientById: (clientId) => unlessLong(clientId, () => clients.get(clientId, () => lookups.clientById(clientId))),
    environmentById: (id) => environments.get(id, () => lookups.environmentById(id)),
    integrationsOf(environmentId, applicationId) {
      const found = users.get(`${environmentId}\n${applicationId}`, async () => {
        const integrations = await lookups.integrationsOf(environmentId, applicationId)
        return integrations.length === 0 ? null : { environmentId, applicationId, integrations }
      })
      return found instanceof Promise
        ? found.then((loaded) => loaded?.integrations ?? NOBODY)
        : (found?.integrations ?? NOBODY)
    },
    connectionOf: (environmentId, partnerId) =>
      connections.get(`${environmentId}\n${partnerId}`, async () => {
        const found = await lookups.connectionOf(environmentId, partnerId)
        return found && { ...found, environmentId, partnerId }
      }),
    catchUp: () => feed.catchUp(),
    close: () => feed.close(),
  }
}

/** Kinds whose rows are few, and change what belongs to many entries. */
const JOINING: ReadonlySet<string> = new Set(['gateway', 'enterprise', 'chain', 'property'])
