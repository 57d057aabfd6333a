import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { openPrivateKey } from '@/lib/keys/private-key'
import type {
  ClientRecord,
  ClientSecretRecord,
  DomainRecord,
  KeyPairRecord,
  ResourceRecord,
} from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import type { SealedContent, TransferDocument, TransferSecret } from './document'
import {
  brandingEntry,
  clientEntry,
  domainEntry,
  domainKeyEntry,
  identityStoreEntry,
  keyPairEntry,
  places,
  resourceEntry,
  trustedIssuerEntry,
} from './entries'
import { withoutSecrets } from './named-secrets'
import { byText, stable } from './stable'

const PAGE = 200
const MAX_DOMAINS = 100_000
const MAX_ISSUERS = 200
const MAX_STORES = 1000

/** The configuration as it stands: what may be read by anybody, and what is to be sealed. */
export interface Everything {
  document: Omit<TransferDocument, 'sealed'>
  secret: SealedContent
}

/**
 * Reads all domains or those named. With names the file holds what they need of the rest: their identity stores and
 * key pairs, and no settings of the server.
 * @throws AppError not_found for a domain that is not there
 */
export async function readEverything(
  tx: StoreScope,
  ctx: Pick<ServiceContext, 'masterKey'>,
  names: readonly string[] | null,
): Promise<Everything> {
  const domains = (await chosenDomains(tx, names)).sort(byText((domain) => domain.name))
  const secret: SealedContent = { gatehouse: 1, keyPairs: [], clients: [], values: {} }
  const clients = await clientsByDomain(tx, new Set(domains.map((domain) => domain.id)))
  const entries = []
  const usedPairs = new Map<string, KeyPairRecord>()
  for (const domain of domains) {
    const keys = await tx.keyPairs.forDomain(domain.id)
    for (const { pair } of keys) usedPairs.set(pair.id, pair)
    const resources = (await resourcesOf(tx, domain.id)).sort(byText((resource) => resource.name))
    const issuers = await tx.trustedIssuers.ofDomain(domain.id, MAX_ISSUERS)
    entries.push({
      ...domainEntry(domain, secret.values),
      branding: brandingEntry(await tx.branding.get(domain.id)),
      keys: keys.map(domainKeyEntry).sort(byText((key) => key.alias)),
      trustedIssuers: issuers.map(trustedIssuerEntry).sort(byText((issuer) => issuer.issuer)),
      resourceServers: resources.map((resource) => resourceEntry(resource, domain, secret.values)),
      clients: await clientEntries(tx, domain, clients.get(domain.id) ?? [], secret),
    })
  }
  const settings = names ? undefined : (await tx.oauthConfig.get())?.settings
  const pairs = (names ? [...usedPairs.values()] : await allKeyPairs(tx)).sort(byText((pair) => pair.alias))
  secret.keyPairs = pairs.map((pair) => ({ alias: pair.alias, privateKey: privateKeyText(ctx, pair) }))
  const wanted = new Set(domains.map((domain) => domain.identityProvider))
  const stores = (await tx.identityStores.list(null, MAX_STORES))
    .filter((store) => names === null || wanted.has(store.name))
    .sort(byText((store) => store.name))
  return {
    document: {
      gatehouse: 1,
      ...(settings ? { settings: withoutSecrets(stable([...settings]), places.settings, secret.values) } : {}),
      identityStores: stores.map(identityStoreEntry),
      keyPairs: pairs.map(keyPairEntry),
      domains: entries,
    },
    secret: { ...secret, values: stable(secret.values) },
  }
}

async function chosenDomains(tx: StoreScope, names: readonly string[] | null): Promise<DomainRecord[]> {
  if (names === null) return tx.domains.first(MAX_DOMAINS)
  const found: DomainRecord[] = []
  for (const name of new Set(names)) {
    const domain = await tx.domains.byName(name)
    if (!domain) throw new AppError('not_found', `There is no identity domain ${name}`)
    found.push(domain)
  }
  return found
}

type WithSecrets = { client: ClientRecord; secrets: ClientSecretRecord[] }

async function clientsByDomain(tx: StoreScope, domainIds: ReadonlySet<string>): Promise<Map<string, WithSecrets[]>> {
  const grouped = new Map<string, WithSecrets[]>([...domainIds].map((id) => [id, []]))
  for (let after = ''; ; ) {
    const page = await tx.clients.pageAfter(after, PAGE)
    for (const item of page) grouped.get(item.client.domainId)?.push(item)
    if (page.length < PAGE) return grouped
    after = page.at(-1)?.client.pk ?? after
  }
}

async function clientEntries(tx: StoreScope, domain: DomainRecord, clients: WithSecrets[], secret: SealedContent) {
  const entries = []
  for (const { client, secrets } of clients.sort(byText(({ client: { clientId } }) => clientId))) {
    entries.push(clientEntry(client, domain, await tx.clientCertificates.ofClient(client.pk), secret.values))
    if (secrets.length > 0) {
      const inOrder = secrets.map(secretEntry).sort(byText((each) => `${each.createdAt} ${each.hash}`))
      secret.clients.push({ domain: domain.name, id: client.clientId, secrets: inOrder })
    }
  }
  return entries
}

function secretEntry({ hashKind, hash, hint, createdAt, supersededAt, expiresAt }: ClientSecretRecord): TransferSecret {
  return {
    hashKind,
    hash,
    hint,
    createdAt: createdAt.toISOString(),
    supersededAt: supersededAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
}

async function resourcesOf(tx: StoreScope, domainId: string): Promise<ResourceRecord[]> {
  const all: ResourceRecord[] = []
  for (let cursor: string | undefined; ; ) {
    const query = { sort: 'name', direction: 'asc', limit: PAGE, cursor } as const
    const page = await tx.resources.list(query, [domainId])
    all.push(...page.items)
    if (!page.nextCursor) return all
    cursor = page.nextCursor
  }
}

async function allKeyPairs(tx: StoreScope): Promise<KeyPairRecord[]> {
  const all: KeyPairRecord[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<StoreScope['keyPairs']['list']>> = await tx.keyPairs.list(cursor, PAGE, null)
    all.push(...page.items)
    if (!page.nextCursor) return all
    cursor = page.nextCursor
  }
}

function privateKeyText({ masterKey }: Pick<ServiceContext, 'masterKey'>, pair: KeyPairRecord): string {
  return openPrivateKey(masterKey, pair).export({ type: 'pkcs8', format: 'der' }).toString('base64')
}
