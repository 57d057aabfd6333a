import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import * as keyPairs from '@/lib/keys/key-pairs'
import * as writeKeyPairs from '@/lib/keys/write-key-pairs'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { ResourceView } from '@/lib/schemas/resource'
import * as bulkRotation from './bulk-rotation'
import * as clientSecrets from './client-secrets'
import * as clients from './clients'
import * as domainChoices from './domain-choices'
import * as domains from './domains'
import * as listDomainMembers from './list-domain-members'
import { overview } from './overview'
import { passwordGrantUse } from './password-grant-use'
import * as resources from './resources'
import * as search from './search'
import { listServerSettings } from './server-settings'
import { startFamily } from './testing/families'
import { openWorld, person, type World } from './testing/world'
import * as tokenFamilies from './token-families'
import * as tokenRevocation from './token-revocation'

/** Everything the rooms of policy and keys let a door call. A new operation must say here who may do it. */
const MODULES = {
  ...domains,
  ...resources,
  ...clients,
  ...clientSecrets,
  ...bulkRotation,
  ...search,
  ...keyPairs,
  ...writeKeyPairs,
  ...domainChoices,
  ...listDomainMembers,
  listFamilies: tokenFamilies.listFamilies,
  ...tokenRevocation,
  listServerSettings,
  overview,
  passwordGrantUse,
}

/** A domain with something in it; made anew once an operation has taken something of it away. */
interface Estate {
  domain: DomainView
  empty: DomainView
  resource: ResourceView
  client: ClientView
  unusedAlias: string
}
type Call = (ctx: ServiceContext, estate: Estate) => Promise<unknown>

/**
 * Who may: R everybody with a role, in the domains they reach; W administrators, and domain administrators in their own
 * domains; A administrators only.
 */
type Who = 'R' | 'W' | 'A'
const OPERATIONS: Record<keyof typeof MODULES, { who: Who; isList?: boolean; call: Call }> = {
  listDomains: { who: 'R', isList: true, call: (ctx) => domains.listDomains(ctx) },
  listDomainMembers: {
    who: 'R',
    isList: true,
    call: (ctx) => listDomainMembers.listDomainMembers(ctx, undefined, 100),
  },
  domainChoices: { who: 'R', isList: true, call: (ctx) => domainChoices.domainChoices(ctx) },
  getDomain: { who: 'R', call: (ctx, { domain }) => domains.getDomain(ctx, { id: domain.id }) },
  createDomain: {
    who: 'A',
    call: (ctx) => domains.createDomain(ctx, { name: unique('Made'), defaultSigningKeyPair: alias }),
  },
  updateDomain: {
    who: 'W',
    call: (ctx, { domain }) => domains.updateDomain(ctx, { name: domain.name }, { description: unique('d') }),
  },
  previewDomainDeletion: { who: 'A', call: (ctx, { empty }) => domains.previewDomainDeletion(ctx, { id: empty.id }) },
  deleteDomain: { who: 'A', call: (ctx, { empty }) => domains.deleteDomain(ctx, { id: empty.id }) },
  listResources: { who: 'R', isList: true, call: (ctx) => resources.listResources(ctx) },
  getResource: { who: 'R', call: (ctx, { resource }) => resources.getResource(ctx, { id: resource.id }) },
  createResource: {
    who: 'W',
    call: (ctx, { domain }) => resources.createResource(ctx, { name: unique('R'), idDomain: domain.name }),
  },
  updateResource: {
    who: 'W',
    call: (ctx, { resource }) => resources.updateResource(ctx, { id: resource.id }, { description: unique('d') }),
  },
  previewResourceDeletion: {
    who: 'W',
    call: (ctx, { resource }) => resources.previewResourceDeletion(ctx, { id: resource.id }),
  },
  deleteResource: { who: 'W', call: (ctx, { resource }) => resources.deleteResource(ctx, { id: resource.id }) },
  listClients: { who: 'R', isList: true, call: (ctx) => clients.listClients(ctx) },
  getClient: {
    who: 'R',
    call: (ctx, { client, domain }) => clients.getClient(ctx, { clientId: client.id, domainName: domain.name }),
  },
  createClient: {
    who: 'W',
    call: (ctx, { domain }) =>
      clients.createClient(ctx, { name: unique('C'), idDomain: domain.name, clientType: 'PUBLIC_CLIENT' }),
  },
  updateClient: {
    who: 'W',
    call: (ctx, { client }) => clients.updateClient(ctx, { pk: client.pk }, { description: unique('d') }),
  },
  previewClientDeletion: { who: 'W', call: (ctx, { client }) => clients.previewClientDeletion(ctx, { pk: client.pk }) },
  deleteClient: { who: 'W', call: (ctx, { client }) => clients.deleteClient(ctx, { pk: client.pk }) },
  rotateClientSecret: { who: 'W', call: (ctx, { client }) => clientSecrets.rotateClientSecret(ctx, client.pk) },
  retireClientSecret: {
    who: 'W',
    call: (ctx, { client }) => clientSecrets.retireClientSecret(ctx, client.pk, client.secrets[1]?.id ?? ''),
  },
  setClientSecretEnd: {
    who: 'W',
    call: (ctx, { client }) =>
      clientSecrets.setClientSecretEnd(ctx, client.pk, { secretId: client.secrets[0]?.id, expiresAt: null }),
  },
  revealClientSecret: {
    who: 'W',
    call: (ctx, { client }) => clientSecrets.revealClientSecret(ctx, client.pk, client.secrets[0]?.id ?? ''),
  },
  rotatableClients: { who: 'W', isList: true, call: (ctx) => bulkRotation.rotatableClients(ctx, {}) },
  previewBulkRotation: {
    who: 'W',
    call: (ctx, { client }) => bulkRotation.previewBulkRotation(ctx, { pks: [client.pk] }),
  },
  rotateClientSecrets: {
    who: 'W',
    call: async (ctx, { client }) => {
      const pks = [client.pk]
      const { fingerprint } = await bulkRotation.previewBulkRotation(world.system, { pks })
      return bulkRotation.rotateClientSecrets(ctx, { pks, fingerprint, passphrase: 'a quiet river bends north' })
    },
  },
  listFamilies: { who: 'R', call: (ctx, { client }) => tokenFamilies.listFamilies(ctx, { clientPk: client.pk }) },
  revokeAccessToken: {
    who: 'W',
    call: (ctx, { domain }) =>
      tokenRevocation.revokeAccessToken(ctx, domain.id, unique('jti'), addSeconds(world.clock.now(), 60)),
  },
  revokeFamily: {
    who: 'W',
    call: async (ctx, { client, domain }) =>
      tokenRevocation.revokeFamily(ctx, await startFamily(world.store, client.pk, domain.id)),
  },
  revokeClientTokens: { who: 'W', call: (ctx, { client }) => tokenRevocation.revokeClientTokens(ctx, client.pk) },
  passwordGrantUse: { who: 'R', call: (ctx, { domain }) => passwordGrantUse(ctx, domain.id) },
  listServerSettings: { who: 'R', isList: true, call: async (ctx) => listServerSettings(ctx) },
  overview: { who: 'R', isList: true, call: (ctx) => overview(ctx) },
  searchConsole: { who: 'R', isList: true, call: (ctx, { domain }) => search.searchConsole(ctx, domain.name) },
  listKeyPairs: { who: 'R', isList: true, call: (ctx) => keyPairs.listKeyPairs(ctx, null, 200) },
  createKeyPair: {
    who: 'A',
    call: (ctx) => writeKeyPairs.createKeyPair(ctx, { aliasName: unique('pair'), kind: 'EC_P256' }),
  },
  deleteKeyPair: { who: 'A', call: (ctx, { unusedAlias }) => writeKeyPairs.deleteKeyPair(ctx, unusedAlias) },
  domainKeys: { who: 'R', call: (ctx, { domain }) => keyPairs.domainKeys(ctx, domain.id) },
}

let world: World
let alias = ''
let counter = 0
let standing: Estate | undefined
const unique = (prefix: string) => `${prefix}${++counter}`

async function makeEstate(): Promise<Estate> {
  const own = alias ? { defaultSigningKeyPair: alias } : {}
  const domain = await domains.createDomain(world.system, {
    name: unique('Estate'),
    oldSecretRetentionTimeInDays: 9,
    ...own,
  })
  alias ||= domain.defaultSigningKeyPair
  const empty = await domains.createDomain(world.system, { name: unique('Empty'), defaultSigningKeyPair: alias })
  const resource = await resources.createResource(world.system, { name: unique('Api'), idDomain: domain.name })
  const input = { name: unique('Client'), idDomain: domain.name, clientType: 'CONFIDENTIAL_CLIENT' }
  const { client: made } = await clients.createClient(world.system, input)
  const { client } = await clientSecrets.rotateClientSecret(world.system, made.pk)
  const unusedAlias = unique('unused')
  await writeKeyPairs.createKeyPair(world.system, { aliasName: unusedAlias, kind: 'EC_P256' })
  return { domain, empty, resource, client, unusedAlias }
}

beforeAll(async () => {
  world = await openWorld()
  const recovery = { name: 'ClientSecretRecoveryEnabled', type: 'xsd:boolean', value: 'true' }
  await world.store.oauthConfig.insert({ settings: [recovery], updatedAt: world.clock.now() })
})
afterAll(() => world.close())

const ROLES = ['administrator', 'domain administrator', 'auditor', 'nobody', 'system'] as const
type RoleName = (typeof ROLES)[number]
function actorFor(role: RoleName, ownDomainIds: string[]): Actor {
  const authenticatedAt = world.clock.now()
  if (role === 'administrator') return person('ada', 'ADMINISTRATOR', { authenticatedAt })
  if (role === 'auditor') return person('otto', 'AUDITOR', { authenticatedAt })
  if (role === 'system') return SYSTEM
  if (role === 'nobody') return ANONYMOUS
  return person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ownDomainIds, authenticatedAt })
}

/** What must happen: `done`, or the code of the refusal. */
function expected(who: Who, isList: boolean, role: RoleName, isOwn: boolean): string {
  if (role === 'nobody') return 'unauthenticated'
  if (role === 'administrator' || role === 'system') return 'done'
  if (role === 'auditor') return who === 'R' ? 'done' : 'forbidden'
  if (who === 'A') return 'forbidden'
  return isOwn || isList ? 'done' : 'not_found'
}

async function outcomeOf(work: () => Promise<unknown>): Promise<{ outcome: string; result: unknown }> {
  try {
    return { outcome: 'done', result: await work() }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { outcome: error.code, result: null }
  }
}

describe('who may do what, where', () => {
  it('lists every operation that can be called', () => {
    // Steps of operations, not doors: they are given a context but are called by the operations above only.
    const steps = ['authorizeSecretChange']
    const found = ['lib/policy', 'lib/keys'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .flatMap((file) => [
          ...readFileSync(join(folder, file), 'utf8').matchAll(
            /export (?:async )?function (\w+)\(\s*ctx: ServiceContext/g,
          ),
        ])
        .map((match) => match[1] ?? ''),
    )
    expect(found.filter((name) => !steps.includes(name)).sort()).toEqual(Object.keys(OPERATIONS).sort())
    expect(Object.keys(MODULES).sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  const cases = (
    Object.entries(OPERATIONS) as [keyof typeof MODULES, (typeof OPERATIONS)[keyof typeof MODULES]][]
  ).flatMap(([name, operation]) =>
    ROLES.flatMap((role) => [true, false].map((isOwn) => ({ name, role, isOwn, ...operation }))),
  )

  it.each(cases)('$name by $role, own domain $isOwn', async ({ name, who, isList, call, role, isOwn }) => {
    standing ??= await makeEstate()
    const estate = standing
    const own = isOwn ? [estate.domain.id, estate.empty.id] : []
    const ctx = world.as(actorFor(role, own))
    const headBefore = (await world.store.audit.head()).seq
    const { outcome, result } = await outcomeOf(() => call(ctx, estate))
    if (outcome === 'done' && /^(delete|retire|rotate)/.test(name)) standing = undefined
    expect(outcome).toBe(expected(who, isList ?? false, role, isOwn))
    if (outcome !== 'done') expect((await world.store.audit.head()).seq).toBe(headBefore)
    if (role === 'domain administrator' && isList && !isOwn) {
      const text = JSON.stringify(result)
      for (const foreign of [estate.domain.name, estate.client.name, estate.resource.name]) {
        expect(text).not.toContain(foreign)
      }
    }
  })

  it('keeps the names of foreign domains out of a shared key pair', async () => {
    const [mine, other] = [await makeEstate(), await makeEstate()]
    const ctx = world.as(actorFor('domain administrator', [mine.domain.id]))
    const { items } = await keyPairs.listKeyPairs(ctx)
    expect(items.flatMap((item) => item.domainNames)).toEqual([mine.domain.name])
    expect(JSON.stringify(items.map((item) => item.domainNames))).not.toContain(other.domain.name)
  })

  it('lets a domain administrator change everything of its domain but the signing key', async () => {
    const estate = await makeEstate()
    const other = await domains.createDomain(world.system, { name: unique('Keyed') })
    const ctx = world.as(actorFor('domain administrator', [estate.domain.id]))
    await expect(
      domains.updateDomain(ctx, { id: estate.domain.id }, { defaultSigningKeyPair: other.defaultSigningKeyPair }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const same = { defaultSigningKeyPair: estate.domain.defaultSigningKeyPair, description: 'fine' }
    await expect(domains.updateDomain(ctx, { id: estate.domain.id }, same)).resolves.toMatchObject({
      description: 'fine',
    })
  })

  it('answers a domain administrator alike for what is foreign and what does not exist', async () => {
    const estate = await makeEstate()
    const ctx = world.as(actorFor('domain administrator', []))
    const refusals = await Promise.all(
      [estate.client.pk, 'no-such-client'].map((pk) =>
        clients.getClient(ctx, { pk }).catch((error: Error) => error.message),
      ),
    )
    expect(refusals[0]).toBe(refusals[1])
    const creations = await Promise.all(
      [estate.domain.name, 'Nowhere'].map((idDomain) =>
        resources
          .createResource(ctx, { name: 'R', idDomain })
          .catch(({ message, fieldErrors }) => ({ message, fieldErrors })),
      ),
    )
    expect(creations[0]).toEqual(creations[1])
  })
})
