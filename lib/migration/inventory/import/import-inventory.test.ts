import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InventoryCheck, InventoryProgress } from '@/lib/schemas/migration/inventory-import'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import { openStage } from '@/lib/store/migration/bulk-stage'
import { dialects } from '@/lib/store/testing/databases'
import { createInventoryItem, getInventoryItem, listInventory, updateInventoryItem } from '../inventory'
import { ADMINISTRATOR, AUDITOR, type InventoryWorld, OPERATOR, openInventory } from '../testing/world'
import { checkInventory } from './check-inventory'
import { importInventory } from './import-inventory'
import type { InventoryFormat } from './stage-file'
import { csvTemplate, jsonTemplate, templateLines } from './template'

async function* pieces(text: string | Uint8Array, size = 7919): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const HEAD = 'kind,parent,code,name,type,gateway,host,partner,application,integration,email,secret,properties'

describe.each(dialects)('importing an inventory on $dialect', ({ create }) => {
  let world: InventoryWorld
  beforeAll(async () => {
    world = await openInventory(create)
  })
  afterAll(() => world.close())

  async function check(
    text: string | Uint8Array,
    format: InventoryFormat = 'csv',
    actor = ADMINISTRATOR,
  ): Promise<InventoryCheck> {
    const stage = await openStage()
    try {
      let found: InventoryCheck | undefined
      for await (const each of checkInventory(world.as(actor), format, pieces(text), stage)) {
        if (each.step === 'checked') found = each.check
      }
      if (!found) throw new Error('a check ends with its outcome')
      return found
    } finally {
      stage.close()
    }
  }
  async function run(text: string, proof: string, format: InventoryFormat = 'csv'): Promise<InventoryProgress | null> {
    const stage = await openStage()
    try {
      let last: InventoryProgress | null = null
      for await (const each of importInventory(world.as(ADMINISTRATOR), format, pieces(text), proof, stage)) last = each
      return last
    } finally {
      stage.close()
    }
  }
  const file = (...lines: string[]) => [HEAD, ...lines].join('\r\n')
  const idOf = async (name: string) =>
    (await listInventory(world.system, 'environment', { q: name.toLowerCase() })).items[0]?.id ?? ''
  const partnerOf = async (code: string) => (await world.store.inventory.lookUp('partner', [`c:${code}`]))[0]?.id ?? ''
  const rules = ({ problems }: InventoryCheck) => problems.map(({ line, column, rule }) => [line, column, rule])
  const names = async (kind: 'customer' | 'chain' | 'environment' | 'property') =>
    (await listInventory(world.system, kind, { limit: 200 })).items.map(({ label }) => label)

  it('lets whoever leads migrations add no gateway, which would be given the keys of a domain', async () => {
    const text = file(`gateway,${world.domainName},,mine,,,bank.example,,,,,,`, 'customer,,,Sunset,,,,,,,,,')
    expect(rules(await check(text, 'csv', OPERATOR))).toEqual([
      [2, 'kind', 'is added by an administrator: a gateway uses the keys of a domain'],
    ])
    expect(rules(await check(text))).toEqual([])
  })

  it('takes its own template, in both formats, and stores nothing before it is confirmed', async () => {
    const lines = templateLines(world.domainName)
    for (const format of ['csv', 'json'] as const) {
      const text = format === 'csv' ? csvTemplate(world.domainName) : jsonTemplate(world.domainName)
      expect(await check(text, format)).toMatchObject({ lines: lines.length, bad: 0, problems: [], existing: 0 })
    }
    expect(await names('customer')).toEqual([])
    const text = csvTemplate(world.domainName)
    const { proof, added } = await check(text)
    const count = (kind: InventoryKind) => lines.filter((line) => line.kind === kind).length
    expect(added).toMatchObject({ customer: 1, property: count('property'), user: 2, client: 2, connection: 1 })
    expect(await run(text, proof)).toEqual({ step: 'stored', added: lines.length, batches: 1 })
    expect(await names('environment')).toEqual(['AURORA/UAT'])
    const [environment] = (await listInventory(world.system, 'environment', {})).items
    expect(environment).toMatchObject({
      facts: { integrations: 2, phase: 'PLANNED' },
      values: { gateway: 'north-uat' },
    })
    const entries = (await world.store.audit.after(0, 1000)).filter(({ action }) => action === 'inventory.import')
    expect(entries).toMatchObject([{ actorName: 'administrator', detail: { count: lines.length, chain: 1 } }])
  })

  it('leaves what is there as it is when the same file comes again', async () => {
    const text = csvTemplate(world.domainName)
    const again = await check(text)
    expect(again).toMatchObject({ added: {}, existing: again.lines, bad: 0 })
    expect(await run(text, again.proof)).toEqual({ step: 'stored', added: 0, batches: 0 })
  })

  it('names every bad line with its column and rule', async () => {
    const checked = await check(
      file(
        'customer,,,Good Hotels,,,,,,,,,',
        'enterprise,Good Hotels,OPERA,Reserved,,,,,,,,,',
        'enterprise,Good Hotels,TOOLONGID,Long,,,,,,,,,',
        'enterprise,Good Hotels,GOODHG,Good,,,,,,,,,',
        'chain,GOODHG,GOODHG,Same as its enterprise,,,,,,,,,',
        'chain,GOODHG,GOOD,Good,,,,,,,,,',
        'chain,GOODHG,GOOD,Twice,,,,,,,,,',
        'property,GOOD,GOODHG,Same as its enterprise,,,,,,,,,',
        'property,NOWHERE,P1,No chain,,,,,,,,,',
        'environment,GOOD,UAT,,TEST,nowhere,,,,,,,',
        'planet,,,Mars,,,,,,,,,',
        `customer,,,${'x'.repeat(201)},,,,,,,,,`,
        'customer,,,=cmd|calc,,,,,,,,,',
        'customer,,CODE,Has no code,,,,,,,,,',
        'chain,GOODHG,SHORT,line',
        'gateway,No such domain,,edge,,,edge.example,,,,,,',
        'integration,AURORA/UAT,,Nobody,,,,NOPARTNER,,,,,',
      ),
    )
    const told = rules(checked)
    expect(told).toEqual([
      [3, 'code', 'is reserved'],
      [4, 'code', 'must be 1 to 8 capital letters and digits'],
      [6, 'code', expect.stringContaining('must differ')],
      [8, 'code', 'stands in line 7 already'],
      [9, 'code', expect.stringContaining('must differ')],
      [10, 'parent', 'names no chain, neither in this file nor in the inventory'],
      [11, 'type', 'must be PRODUCTION or NON_PRODUCTION'],
      [12, 'kind', expect.stringContaining('must be one of')],
      [13, 'name', 'must have at most 200 characters'],
      [14, 'name', 'begins like a formula of a spreadsheet (= + - @)'],
      [15, 'code', 'has no meaning for a customer; leave it empty'],
      [16, '', 'has 4 cells where the header has 13'],
      [17, 'parent', 'names no identity domain'],
      [18, 'partner', 'names no partner, neither in this file nor in the inventory'],
    ])
    expect(checked).toMatchObject({ lines: 17, bad: 14, added: { customer: 1, enterprise: 1, chain: 1 } })
  })

  it('is never confirmed while a line is bad, and stores nothing then', async () => {
    const text = file('customer,,,Only good,,,,,,,,,', 'chain,NOBODY,X,Bad,,,,,,,,,')
    const { proof } = await check(text)
    await expect(run(text, proof)).rejects.toMatchObject({ code: 'validation_failed' })
    expect(await names('customer')).not.toContain('Only good')
  })

  it('tells a circle as one, and a parent of the wrong kind as that', async () => {
    const checked = await check(
      file(
        'chain,LOOP2,LOOP1,One,,,,,,,,,',
        'chain,LOOP1,LOOP2,Two,,,,,,,,,',
        'chain,SELF,SELF,Itself,,,,,,,,,',
        'chain,OSL01X,UNDER,Under a hotel,,,,,,,,,',
        'property,AURORA,OSL01X,x,,,,,,,,,',
        'environment,Aurora Hotels,PRD,,PRODUCTION,north-uat,,,,,,,',
      ),
    )
    expect(rules(checked)).toEqual([
      [2, 'parent', 'makes a circle: chain LOOP1 → chain LOOP2 → chain LOOP1'],
      [3, 'parent', 'makes a circle: chain LOOP2 → chain LOOP1 → chain LOOP2'],
      [4, 'parent', 'makes a circle: chain SELF → chain SELF'],
      [5, 'parent', 'names no enterprise, neither in this file nor in the inventory'],
      [7, 'parent', 'names no chain, neither in this file nor in the inventory'],
    ])
  })

  it('tells when something is there under another parent or another code', async () => {
    const checked = await check(
      file(
        'customer,,,Second Hotels,,,,,,,,,',
        'enterprise,Second Hotels,AURORAHG,Stolen,,,,,,,,,',
        'enterprise,Second Hotels,SECOND,Second,,,,,,,,,',
        'chain,SECOND,AURORA,Moved,,,,,,,,,',
        'partner,,RATEMATE,Another name,,,,,,,,,',
        'partner,,OTHERACC,Ratemate,,,,,,,,,',
        'client,AURORA/UAT,SECONDSHARED,,,,,,,,,,',
      ),
    )
    expect(rules(checked)).toEqual([
      [3, 'parent', 'is not where this enterprise belongs in the inventory'],
      [5, 'parent', 'is not where this chain belongs in the inventory'],
      [7, 'name', 'is already that of another partner'],
      [8, 'partner', 'is already that of another client'],
    ])
  })

  it('reads a parent that stands below its children', async () => {
    const text = file(
      'property,LATECH,L01,Late,,,,,,,,,',
      'chain,LATE,LATECH,Late,,,,,,,,,',
      'enterprise,Late Hotels,LATE,Late,,,,,,,,,',
      'customer,,,Late Hotels,,,,,,,,,',
    )
    const { proof, bad } = await check(text)
    expect(bad).toBe(0)
    await run(text, proof)
    expect(await names('chain')).toContain('LATECH')
  })

  it('stores nothing when file, person or inventory are not those of the check', async () => {
    const text = file('customer,,,Proof Hotels,,,,,,,,,')
    const { proof } = await check(text)
    const stale = { code: 'stale' }
    await expect(run(file('customer,,,Other Hotels,,,,,,,,,'), proof)).rejects.toMatchObject(stale)
    await expect(run(text, '')).rejects.toMatchObject(stale)
    await createInventoryItem(world.system, 'customer', { name: 'Proof Hotels' })
    await expect(run(text, proof)).rejects.toMatchObject(stale)
  })

  it('hashes passwords and secrets slowly, keeps hashes that are brought along, and tells none', async () => {
    const hash = '$argon2id$v=19$m=19456,t=2,p=1$tufvsQkQ3Mbub0HOajkboA$QuBrgwtgJ5bXllwMTWS/00W7B1juOWhxVsO89C0ZNpY'
    const text = file(
      'user,AURORA/UAT,,PLAIN,,,,,,Nightly extract,,correct horse battery,',
      `user,AURORA/UAT,,HASHED,,,,,,Nightly extract,,"${hash}",`,
      'application,Aurora Hotels,,With key,,,,,,,,an-application-key-1,',
      'user,AURORA/UAT,,SHORT,,,,,,Nightly extract,,tiny,',
    )
    const checked = await check(text)
    expect(rules(checked)).toEqual([[5, 'secret', 'must have at least 8 characters']])
    expect(JSON.stringify(checked)).not.toMatch(/horse|tiny|an-application-key/)
    const good = text.split('\r\n').slice(0, -1).join('\r\n')
    await run(good, (await check(good)).proof)
    const users = await world.store.inventory.lookUp('user', ['c:aurora/uat/plain', 'c:aurora/uat/hashed'])
    expect(users).toHaveLength(2)
    expect(JSON.stringify(await world.store.audit.after(0, 10_000))).not.toMatch(/correct horse|an-application-key/)
  })

  it('keeps an approved connection for each partner whose integration came without one, and changes none', async () => {
    const { connections } = world.store.migration
    const limited = await connections.byPair(await idOf('AURORA/UAT'), await partnerOf('RATEMATE'))
    expect(limited).toMatchObject({ state: 'APPROVED', properties: [{ code: 'OSL01' }] })
    await connections.edit(limited?.id ?? '', limited?.version ?? 0, { state: 'SUSPENDED' }, world.clock.now())
    const text = file(
      'partner,,QUIETONE,Quiet one,,,,,,,,,',
      'integration,AURORA/UAT,,Quiet feed,,,,QUIETONE,,,,,',
      'integration,AURORA/UAT,,Quiet second feed,,,,QUIETONE,,,,,',
      'integration,AURORA/UAT,,Ratemate extra,,,,RATEMATE,,,,,',
    )
    await run(text, (await check(text)).proof)
    const made = await connections.byPair(await idOf('AURORA/UAT'), await partnerOf('QUIETONE'))
    expect(made).toMatchObject({ state: 'APPROVED', allProperties: true, decidedBy: 'administrator' })
    const still = await connections.byPair(limited?.environmentId ?? '', limited?.partnerId ?? '')
    expect(still).toMatchObject({ id: limited?.id, state: 'SUSPENDED', allProperties: false })
  })

  it('lets nothing of a partner into an environment whose window is open', async () => {
    const [environment] = (await listInventory(world.system, 'environment', { q: 'aurora/uat' })).items
    const id = environment?.id ?? ''
    const current = await world.store.migration.environments.byId(id)
    await world.store.write((tx) =>
      tx.migration.environments.move(id, current?.version ?? 0, { phase: 'MIGRATING' }, world.clock.now()),
    )
    const checked = await check(
      file(
        'partner,,LATECOMER,Latecomer,,,,,,,,,',
        'connection,AURORA/UAT,,,,,,LATECOMER,,,,,',
        'integration,AURORA/UAT,,Late push,,,,LATECOMER,,,,,',
        'user,AURORA/UAT,,RATEMATE2,,,,,,Ratemate rates,,,',
        'integration,AURORA/UAT,,Own job,,,,,,,,,',
      ),
    )
    expect(rules(checked)).toEqual([
      [3, 'parent', expect.stringContaining('no partner connection of a partner is added')],
      [4, 'parent', expect.stringContaining('no integration of a partner is added')],
      [5, 'parent', expect.stringContaining('no user of a partner is added')],
    ])
    expect(checked.added).toEqual({ partner: 1, integration: 1 })
  })

  it('is done by nobody without the permission', async () => {
    await expect(check(file(), 'csv', AUDITOR)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('holds the rule of Enterprise IDs for what came by file, when the enterprise is changed later', async () => {
    const [late] = (await listInventory(world.system, 'enterprise', { q: 'LATE' })).items
    expect(await getInventoryItem(world.system, 'enterprise', late?.id ?? '')).toMatchObject({
      values: { code: 'LATE' },
    })
    await expect(
      updateInventoryItem(world.system, 'enterprise', late?.id ?? '', { code: 'L01' }),
    ).rejects.toMatchObject({
      fieldErrors: { code: [expect.stringContaining('must differ')] },
    })
  })
})
