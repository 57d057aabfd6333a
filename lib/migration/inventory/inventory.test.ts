import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/lib/base/hash'
import { RESERVED_ENTERPRISE_IDS } from '@/lib/schemas/migration/identifiers'
import { dialects } from '@/lib/store/testing/databases'
import { createApplication, rotateApplicationKey, setApplicationDisabled } from './applications'
import {
  createInventoryItem,
  deleteInventoryItem,
  getInventoryItem,
  listInventory,
  updateInventoryItem,
} from './inventory'
import { inventoryAccess } from './inventory-access'
import { ADMINISTRATOR, AUDITOR, type InventoryWorld, OPERATOR, openInventory } from './testing/world'

describe.each(dialects)('the inventory on $dialect', ({ create }) => {
  let world: InventoryWorld
  beforeAll(async () => {
    world = await openInventory(create)
  })
  afterAll(() => world.close())
  const ctx = () => world.as(ADMINISTRATOR)

  function make<K extends Parameters<typeof createInventoryItem>[1]>(kind: K, input: object) {
    return createInventoryItem(ctx(), kind, input)
  }
  const refused = (code: string, field: string, rule: RegExp) => ({
    code,
    fieldErrors: { [field]: [expect.stringMatching(rule)] },
  })

  it('keeps a customer with its enterprise, chain, property, gateway and environment, told in words', async () => {
    await make('customer', { name: 'Sunrise Hotels' })
    await make('enterprise', { customer: 'sunrise hotels', name: 'Sunrise Europe', code: 'SUNEU' })
    const chain = await make('chain', { enterprise: 'SUNEU', code: 'SUN', name: 'Sunrise' })
    await make('property', { chain: 'SUN', code: 'BER01', name: 'Berlin' })
    await make('gateway', { name: 'eu-1', host: 'eu1.gateway.example', domain: world.domainName })
    const another = { name: 'eu-9', host: 'bank.example', domain: world.domainName }
    const leader = world.as(OPERATOR)
    await expect(createInventoryItem(leader, 'gateway', another)).rejects.toMatchObject({ code: 'forbidden' })
    const [gateway] = (await listInventory(leader, 'gateway', { q: 'eu-1' })).items
    await expect(
      updateInventoryItem(leader, 'gateway', gateway?.id ?? '', { host: 'bank.example' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteInventoryItem(leader, 'gateway', gateway?.id ?? '')).rejects.toMatchObject({ code: 'forbidden' })
    const environment = await make('environment', {
      chain: 'SUN',
      code: 'UAT',
      kind: 'NON_PRODUCTION',
      gateway: 'eu-1',
      allowedNetworks: ['203.0.113.0/24'],
    })
    expect(environment).toMatchObject({
      label: 'SUN/UAT',
      values: { gateway: 'eu-1', allowedNetworks: ['203.0.113.0/24'], operator: '' },
      facts: { phase: 'PLANNED' },
    })
    expect(await getInventoryItem(ctx(), 'chain', chain.id)).toMatchObject({
      values: { enterprise: 'SUNEU' },
      dependents: [
        { what: 'properties', count: 1 },
        { what: 'environments', count: 1 },
      ],
    })
  })

  it('says beforehand who may change what, and why a leader of migrations may not touch gateways', () => {
    for (const kind of ['customer', 'chain', 'gateway'] as const) {
      expect(inventoryAccess(ADMINISTRATOR, kind)).toEqual({ canWrite: true, why: null })
      expect(inventoryAccess(AUDITOR, kind)).toEqual({ canWrite: false, why: null })
    }
    expect(inventoryAccess(OPERATOR, 'customer')).toEqual({ canWrite: true, why: null })
    expect(inventoryAccess(OPERATOR, 'gateway')).toEqual({
      canWrite: false,
      why: expect.stringMatching(/^Administrators add, change and delete gateways/),
    })
  })

  describe('an Enterprise ID (H16)', () => {
    it.each(['', 'ABCDEFGHI', 'abc', 'A-B', 'Ä1', 'A B'])('is not %j', async (code) => {
      const made = make('enterprise', { customer: 'Sunrise Hotels', name: 'Bad', code })
      if (code === '') await expect(made).resolves.toMatchObject({ values: { code: '' } })
      else await expect(made).rejects.toMatchObject({ code: 'validation_failed' })
    })

    it.each([...RESERVED_ENTERPRISE_IDS])('is not the reserved %s', async (code) => {
      await expect(make('enterprise', { customer: 'Sunrise Hotels', name: 'R', code })).rejects.toMatchObject(
        refused('validation_failed', 'code', /reserved/),
      )
    })

    it('is unique over all customers', async () => {
      await make('customer', { name: 'Other Hotels' })
      await expect(make('enterprise', { customer: 'Other Hotels', name: 'O', code: 'SUNEU' })).rejects.toMatchObject(
        refused('conflict', 'code', /another enterprise/),
      )
    })

    it('never equals the code of a chain or a property within, whichever of them comes first', async () => {
      const input = { customer: 'Sunrise Hotels', name: 'Sunrise Asia', code: 'SUNAS' }
      const enterprise = await make('enterprise', input)
      const same = /must differ/
      await expect(make('chain', { enterprise: 'SUNAS', code: 'SUNAS', name: 'x' })).rejects.toMatchObject(
        refused('validation_failed', 'code', same),
      )
      await make('chain', { enterprise: 'SUNAS', code: 'ASIA', name: 'Asia' })
      await expect(make('property', { chain: 'ASIA', code: 'SUNAS', name: 'x' })).rejects.toMatchObject(
        refused('validation_failed', 'code', same),
      )
      await make('property', { chain: 'ASIA', code: 'TYO01', name: 'Tokyo' })
      for (const code of ['ASIA', 'TYO01']) {
        await expect(updateInventoryItem(ctx(), 'enterprise', enterprise.id, { code })).rejects.toMatchObject(
          refused('validation_failed', 'code', same),
        )
      }
      // What another enterprise calls its hotels is no matter.
      await expect(updateInventoryItem(ctx(), 'enterprise', enterprise.id, { code: 'BER01' })).resolves.toMatchObject({
        values: { code: 'BER01' },
      })
      await updateInventoryItem(ctx(), 'enterprise', enterprise.id, { code: 'SUNAS' })
    })

    it('holds both ways when enterprise and property are saved at the same instant', async () => {
      const enterprise = await make('enterprise', { customer: 'Sunrise Hotels', name: 'Race', code: '' })
      await make('chain', { enterprise: 'Race', code: 'RACECH', name: 'Race' })
      const results = await Promise.allSettled([
        updateInventoryItem(ctx(), 'enterprise', enterprise.id, { code: 'RACE1' }),
        make('property', { chain: 'RACECH', code: 'RACE1', name: 'x' }),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })
  })

  it('deletes nothing that something depends on, and says what does', async () => {
    const { items } = await listInventory(ctx(), 'chain', { q: 'sun' })
    const [chain] = items.filter((item) => item.values.code === 'SUN')
    await expect(deleteInventoryItem(ctx(), 'chain', chain?.id ?? '')).rejects.toMatchObject({
      code: 'in_use',
      message: 'The chain SUN still has properties (1), environments (1); delete those first',
    })
    const spare = await make('chain', { enterprise: 'SUNEU', code: 'SPARE', name: 'Spare' })
    expect(await deleteInventoryItem(ctx(), 'chain', spare.id)).toEqual({ label: 'SPARE' })
    await expect(getInventoryItem(ctx(), 'chain', spare.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a save over the save of somebody else, and shows what is there now', async () => {
    const customer = await make('customer', { name: 'Stale' })
    await updateInventoryItem(ctx(), 'customer', customer.id, { name: 'Stale Two' }, { expectedVersion: 1 })
    await expect(
      updateInventoryItem(ctx(), 'customer', customer.id, { name: 'Stale Three' }, { expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'stale', data: { current: { values: { name: 'Stale Two' } } } })
  })

  it('fixes what client ids are made of', async () => {
    const [environment] = (await listInventory(ctx(), 'environment', {})).items
    await expect(
      updateInventoryItem(ctx(), 'environment', environment?.id ?? '', { code: 'PRD' }),
    ).rejects.toMatchObject(refused('validation_failed', 'code', /cannot be changed/))
  })

  it('finds by a part of name or code, and turns pages both ways', async () => {
    for (const at of [1, 2, 3, 4, 5]) {
      await make('partner', { name: `Paging ${at}`, cloudAccountName: `PAGING${at}` })
    }
    const first = await listInventory(ctx(), 'partner', { q: 'aging', limit: 2 })
    expect(first).toMatchObject({ total: 5, previousCursor: null })
    const second = await listInventory(ctx(), 'partner', { q: 'aging', limit: 2, cursor: first.nextCursor ?? '' })
    expect(second.items.map(({ label }) => label)).toEqual(['Paging 3', 'Paging 4'])
    const back = await listInventory(ctx(), 'partner', { q: 'aging', limit: 2, cursor: second.previousCursor ?? '' })
    expect(back.items.map(({ label }) => label)).toEqual(['Paging 1', 'Paging 2'])
    for (const q of ['\0', '\ud800', '%', '_', "'", '"']) {
      expect((await listInventory(ctx(), 'partner', { q })).items).toEqual([])
    }
  })

  it('takes references by code or name, and names the one that is wrong', async () => {
    await expect(make('enterprise', { customer: 'Nobody', name: 'x' })).rejects.toMatchObject(
      refused('validation_failed', 'customer', /names no customer/),
    )
    for (const at of [1, 2]) await make('enterprise', { customer: 'Other Hotels', name: 'Twin', code: `TWIN${at}` })
    await expect(make('chain', { enterprise: 'Twin', code: 'TW', name: 'x' })).rejects.toMatchObject(
      refused('validation_failed', 'enterprise', /more than one/),
    )
  })

  describe('an application key', () => {
    it('is told once, kept as a hash, and replaced at once', async () => {
      const { application, key } = await createApplication(ctx(), {
        name: 'Rate push',
        ownerKind: 'PARTNER',
        owner: 'PAGING1',
      })
      const kept = await world.store.inventory.applications.byId(application.id)
      expect(kept).toMatchObject({ keyHash: sha256Hex(key), keyHint: key.slice(-4) })
      const rotated = await rotateApplicationKey(ctx(), application.id)
      expect(rotated.key).not.toBe(key)
      expect(await world.store.inventory.applications.byId(application.id)).toMatchObject({
        keyHash: sha256Hex(rotated.key),
      })
      const log = JSON.stringify(await world.store.audit.after(0, 10_000))
      for (const secret of [key, rotated.key, sha256Hex(key)]) expect(log).not.toContain(secret)
      await setApplicationDisabled(ctx(), application.id, true)
      await setApplicationDisabled(ctx(), application.id, true)
      const entries = (await world.store.audit.after(0, 10_000)).filter((entry) => entry.entityId === application.id)
      expect(entries.map(({ action }) => action)).toEqual([
        'application.create',
        'application.rotate-key',
        'application.disable',
      ])
    })

    it('is of one application of a name and owner', async () => {
      await expect(
        createApplication(ctx(), { name: 'RATE PUSH', ownerKind: 'PARTNER', owner: 'PAGING1' }),
      ).rejects.toMatchObject(refused('conflict', 'name', /already/))
    })

    it('asks for the password again after five minutes', async () => {
      const late = world.as({ ...OPERATOR, authenticatedAt: new Date('2025-12-31T23:50:00Z') })
      await expect(createApplication(late, {})).rejects.toMatchObject({ code: 'reauthentication_required' })
    })
  })

  it('is read by an auditor and written by nobody without the permission', async () => {
    const auditor = world.as(AUDITOR)
    expect((await listInventory(auditor, 'customer', {})).total).toBeGreaterThan(0)
    const forbidden = { code: 'forbidden' }
    await expect(createInventoryItem(auditor, 'customer', { name: 'x' })).rejects.toMatchObject(forbidden)
    await expect(updateInventoryItem(auditor, 'customer', 'x', {})).rejects.toMatchObject(forbidden)
    await expect(deleteInventoryItem(auditor, 'customer', 'x')).rejects.toMatchObject(forbidden)
    await expect(rotateApplicationKey(auditor, 'x')).rejects.toMatchObject(forbidden)
    await expect(setApplicationDisabled(auditor, 'x', true)).rejects.toMatchObject(forbidden)
    const portal = world.as({
      ...OPERATOR,
      role: 'PORTAL',
      domainIds: [],
      portal: { customerId: 'c', partnerId: null, role: 'OWNER' },
    })
    await expect(listInventory(portal, 'customer', {})).rejects.toMatchObject(forbidden)
    await expect(getInventoryItem(portal, 'customer', 'x')).rejects.toMatchObject(forbidden)
  })
})
