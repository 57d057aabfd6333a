import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INVENTORY_KINDS, type InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import { createStore } from '../prisma-store'
import { ReferenceViolation, type Store, UniqueViolation } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { BORN, domainRecord } from '../testing/records'
import type { BulkRows } from './bulk-types'

const kept = { version: 1, createdAt: BORN, updatedAt: BORN }
const inEnvironment = { environmentId: 'v', ...kept }

/** One of each, with a name that SQL would stumble over. */
const rowsOf = (domainId: string): BulkRows => ({
  customer: [{ id: 'u', name: "O'Hara / Söhne", nameLower: "o'hara / söhne", ...kept }],
  partner: [{ id: 'p', name: 'Rate', nameLower: 'rate', cloudAccountName: 'RATE', ...kept }],
  gateway: [{ id: 'g', name: 'eu', host: 'eu.example', domainId, ...kept }],
  enterprise: [{ id: 'e', customerId: 'u', code: 'ENT', name: 'Ent', nameLower: 'ent', ...kept }],
  chain: [{ id: 'c', enterpriseId: 'e', code: 'CH', name: 'Chain', nameLower: 'chain', ...kept }],
  property: [{ id: 'h', chainId: 'c', code: 'BER', name: 'Berlin', ...kept }],
  environment: [
    {
      id: 'v',
      chainId: 'c',
      gatewayId: 'g',
      code: 'UAT',
      kind: 'NON_PRODUCTION',
      nameLower: 'ch/uat',
      allowedNetworks: ['10.0.0.0/8'],
      announcedAt: BORN,
      ...kept,
    },
  ],
  application: [
    { id: 'a', name: 'Push', partnerId: 'p', keyHash: 'hash', keyHint: 'hint', ...kept },
    { id: 'b', name: 'Own', customerId: 'u', keyHash: 'other', keyHint: 'hint', ...kept },
  ],
  integration: [
    {
      id: 'i',
      ...inEnvironment,
      name: 'A/B',
      nameLower: 'a/b',
      ownerKind: 'PARTNER',
      partnerId: 'p',
      blockers: ['owner-unknown'],
      streaming: true,
    },
  ],
  integrationUser: [
    {
      id: 's',
      ...inEnvironment,
      integrationId: 'i',
      username: 'USER',
      usernameLower: 'user',
      passwordHash: 'x',
      passwordChangedAt: BORN,
    },
  ],
  gatewayClient: [
    { pk: 'k', ...inEnvironment, scheme: 'SSD', kind: 'PARTNER', partnerId: 'p', clientId: 'client', name: 'x' },
  ],
  partnerConnection: [
    { id: 'n', environmentId: 'v', partnerId: 'p', requestedAt: BORN, requestedBy: 'x', version: 1, updatedAt: BORN },
  ],
  connectionProperty: [{ connectionId: 'n', propertyId: 'h' }],
})

const KEYS: Record<InventoryKind, [id: string, keys: string[]][]> = {
  customer: [['u', ["n:o'hara / söhne"]]],
  partner: [['p', ['c:RATE', 'n:rate']]],
  gateway: [['g', ['n:eu', 'h:eu.example']]],
  enterprise: [['e', ['c:ENT', 'n:ent']]],
  chain: [['c', ['c:CH']]],
  property: [['h', ['c:CH/BER']]],
  environment: [['v', ['c:ch/uat']]],
  application: [['a', ['c:partner:RATE/push', 'k:hash']]],
  integration: [['i', ['c:ch/uat/a/b']]],
  user: [['s', ['c:ch/uat/user']]],
  client: [['k', ['c:client', 's:ch/uat/RATE']]],
  connection: [['n', ['c:ch/uat/RATE']]],
}

describe.each(dialects)('the inventory in the store on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  let domainId: string
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
    const domain = domainRecord()
    domainId = domain.id
    await store.domains.insert(domain)
    await store.write((tx) => tx.inventory.insertBulk(rowsOf(domainId)))
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  it('keeps what was written in bulk as if it had been written one by one', async () => {
    const environment = await store.inventory.environments.byId('v')
    expect(environment).toMatchObject({ allowedNetworks: ['10.0.0.0/8'], phase: 'PLANNED', createdAt: BORN })
    expect(await store.migration.environments.byLabel('CH/UAT')).toMatchObject({
      announcedAt: BORN,
      downtimeMinutes: 30,
    })
    const [integration] = await store.migration.integrations.factsOf('v')
    expect(integration).toMatchObject({ id: 'i', state: 'SSD_ONLY', users: 1 })
  })

  it.each(INVENTORY_KINDS)('finds a %s by each of its keys, and by no other', async (kind) => {
    for (const [id, keys] of KEYS[kind]) {
      for (const key of keys) {
        const found = await store.inventory.lookUp(kind, [key, 'c:nothing', 'c:no/thing/here'])
        expect(
          found.filter((thing) => thing.keys.includes(key)).map((thing) => thing.id),
          key,
        ).toEqual([id])
      }
    }
    expect(await store.inventory.lookUp(kind, [])).toEqual([])
    for (const key of ['', 'c:', 'c:/', 'c:a\0b', 'c:\ud800', "n:'; --", 's:', 'k:', 'c:partner:']) {
      const found = await store.inventory.lookUp(kind, [key])
      expect(found.filter((thing) => thing.keys.includes(key))).toEqual([])
    }
  })

  it('refuses to delete what something depends on, and to write the same twice', async () => {
    for (const table of ['customers', 'enterprises', 'chains', 'gateways', 'environments', 'partners'] as const) {
      const id = { customers: 'u', enterprises: 'e', chains: 'c', gateways: 'g', environments: 'v', partners: 'p' }[
        table
      ]
      await expect(store.inventory[table].delete(id), table).rejects.toBeInstanceOf(ReferenceViolation)
    }
    const again = rowsOf(domainId)
    await expect(store.write((tx) => tx.inventory.insertBulk(again))).rejects.toBeInstanceOf(UniqueViolation)
    const orphan = { chain: [{ id: 'o', enterpriseId: 'nobody', code: 'O', name: 'O', nameLower: 'o', ...kept }] }
    await expect(store.write((tx) => tx.inventory.insertBulk(orphan))).rejects.toBeInstanceOf(ReferenceViolation)
  })

  it('replaces over the version that was read alone, and tells unique names', async () => {
    const { chains, partners } = store.inventory
    const chain = await chains.byId('c')
    if (!chain) throw new Error('it was written')
    expect(await chains.replace({ ...chain, name: 'Other' }, 1)).toBe(true)
    expect(await chains.replace({ ...chain, name: 'Late' }, 1)).toBe(false)
    expect(await chains.byId('c')).toMatchObject({ name: 'Other', version: 2 })
    await partners.insert({ id: 'q', name: 'Second', cloudAccountName: 'SECOND', ...kept })
    await expect(
      partners.replace({ id: 'q', name: 'RATE', cloudAccountName: 'SECOND', ...kept }, 1),
    ).rejects.toMatchObject({
      target: 'partner.name',
    })
  })

  it('tells what depends on a thing, by kind and number', async () => {
    expect((await store.inventory.partners.dependents(['p', 'q'])).get('p')).toEqual(
      ['applications', 'integrations', 'clients', 'connections'].map((what) => ({ what, count: 1 })),
    )
    expect((await store.inventory.partners.dependents(['q'])).get('q')).toEqual([])
  })
})
