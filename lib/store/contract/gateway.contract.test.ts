import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { GatewayActivityRecord, GatewayRefusalRecord } from '../migration/gateway-types'
import { type GatewayRows, insertGatewayRows } from '../migration/testing/gateway-rows'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { BORN } from '../testing/records'

describe.each(dialects)('gateways on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  let rows: GatewayRows
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
    rows = await insertGatewayRows(store)
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  it('are found by host and by name, with what they sign by', async () => {
    const found = { ...rows.gateway, domainName: rows.domain.name }
    expect(await store.gatewayLookups.gatewayByHost(rows.gateway.host)).toEqual(found)
    expect(await store.gatewayLookups.gatewayByName(rows.gateway.name)).toEqual(found)
    expect(await store.gatewayLookups.gatewayByName('no\0where')).toBeNull()
  })

  it('find whom a request names', async () => {
    const { gatewayLookups: lookups } = store
    expect(await lookups.enterpriseOn(rows.gateway.id, rows.enterprise.code)).toEqual({ id: rows.enterprise.id })
    expect(await lookups.enterpriseOn(randomUUID(), rows.enterprise.code)).toBeNull()
    expect(await lookups.applicationByKey(sha256Hex(rows.application.key))).toMatchObject({ id: rows.application.id })
    expect(await lookups.clientById(rows.ocim.clientId)).toMatchObject({ scheme: 'OCIM', kind: 'PARTNER' })
    const environment = await lookups.environmentById(rows.environment.id)
    expect(environment).toMatchObject({ phase: 'MIGRATING', enterpriseCode: rows.enterprise.code })
    expect([...(environment?.properties ?? [])].sort()).toEqual(['H1', 'H2'])
    expect(await lookups.integrationsOf(rows.environment.id, rows.application.id)).toMatchObject([rows.integration])
    expect(await lookups.connectionOf(rows.environment.id, rows.partnerId)).toBeNull()
    const user = await lookups.userByName(rows.environment.id, rows.user.username.toLowerCase())
    expect(user).toMatchObject({ username: rows.user.username, isDisabled: false })
  })

  it('read networks as they are written, and let nobody in by one that cannot be read', async () => {
    const allowedNetworks = ['192.0.2.0/24', '2001:db8::/32', '10.0.0.1', 'nonsense']
    const { environment } = await insertGatewayRows(store, { environment: { allowedNetworks } })
    const set = (await store.gatewayLookups.environmentById(environment.id))?.allowedNetworks
    const answers = ['192.0.2.9', '2001:db8::1', '10.0.0.1', '10.0.0.2', 'unknown'].map((one) => set?.includes(one))
    expect(answers).toEqual([true, true, true, false, false])
  })

  it('hand out no token of SSD while a completion is being committed, and none after', async () => {
    const { environment } = await insertGatewayRows(store, { phase: 'CUTOVER' })
    expect(await store.gatewayLookups.recordSsdIssue(environment.id)).toBe('CUTOVER')
    let waiting: Promise<string | null> | undefined
    let isAnswered = false
    await store.write(async (tx) => {
      const moved = await tx.migration.environments.move(environment.id, 1, { phase: 'MIGRATED' }, addSeconds(BORN, 1))
      expect(moved).toBe(true)
      waiting = store.gatewayLookups.recordSsdIssue(environment.id).finally(() => {
        isAnswered = true
      })
      // Work enough for the other to be answered, were it not for the completion.
      for (let read = 0; read < 20; read += 1) await tx.migration.environments.byId(environment.id)
      expect(isAnswered).toBe(false)
    })
    expect(await waiting).toBe('MIGRATED')
    expect(await store.gatewayLookups.standing(environment.id, 'x')).toEqual({
      phase: 'MIGRATED',
      isUserEnabled: false,
    })
  })

  it('hand out tokens of SSD again when a completion was rolled back', async () => {
    const { environment } = await insertGatewayRows(store, { phase: 'CUTOVER' })
    const failing = store.write(async (tx) => {
      await tx.migration.environments.move(environment.id, 1, { phase: 'MIGRATED' }, addSeconds(BORN, 1))
      throw new Error('half-way')
    })
    await expect(failing).rejects.toThrow('half-way')
    expect(await store.gatewayLookups.recordSsdIssue(environment.id)).toBe('CUTOVER')
  })

  it('count requests in buckets that add up, of two writers at once too', async () => {
    const environmentId = randomUUID()
    const increment = { environmentId, integrationId: '', kind: 'OCIM' as const, outcome: 'ok', count: 2 }
    const at = new Date('2026-03-01T12:34:56Z')
    await Promise.all([1, 2].map(() => store.gatewayUsage.add(at, [increment, increment], ['MINUTE', 'HOUR', 'DAY'])))
    const later = new Date('2026-03-01T12:59:00Z')
    await store.gatewayUsage.add(
      later,
      [{ ...increment, outcome: 'gateway.scope', count: 1 }],
      ['MINUTE', 'HOUR', 'DAY'],
    )
    const series = (granularity: 'MINUTE' | 'HOUR' | 'DAY') =>
      store.gatewayUsage.series({
        environmentId,
        integrationId: null,
        granularity,
        from: new Date('2026-03-01T00:00:00Z'),
        to: new Date('2026-03-02T00:00:00Z'),
      })
    expect(await series('MINUTE')).toEqual([
      { bucket: new Date('2026-03-01T12:34:00Z'), kind: 'OCIM', outcome: 'ok', count: 8 },
      { bucket: new Date('2026-03-01T12:59:00Z'), kind: 'OCIM', outcome: 'gateway.scope', count: 1 },
    ])
    expect((await series('HOUR')).map(({ bucket, count }) => [bucket.toISOString(), count])).toEqual([
      ['2026-03-01T12:00:00.000Z', 1],
      ['2026-03-01T12:00:00.000Z', 8],
    ])
    expect((await series('DAY'))[1]?.bucket).toEqual(new Date('2026-03-01T00:00:00Z'))
  })

  it('sweep figures by their age and kind, a bounded number at a time', async () => {
    const environmentId = randomUUID()
    const increment = { environmentId, integrationId: '', kind: 'SSD' as const, outcome: 'ok', count: 1 }
    const minutes = [0, 1, 2].map((minute) => new Date(Date.UTC(2020, 0, 1, 0, minute)))
    for (const at of minutes) await store.gatewayUsage.add(at, [increment], ['MINUTE', 'DAY'])
    const before = new Date('2020-01-01T00:02:00Z')
    expect(await store.gatewayUsage.sweep('MINUTE', before, 1)).toBe(1)
    expect(await store.gatewayUsage.sweep('MINUTE', before, 500)).toBe(1)
    const left = { environmentId, integrationId: null, from: new Date(0), to: new Date('2021-01-01') } as const
    expect(await store.gatewayUsage.series({ ...left, granularity: 'MINUTE' })).toHaveLength(1)
    expect(await store.gatewayUsage.series({ ...left, granularity: 'DAY' })).toMatchObject([{ count: 3 }])
  })

  it('keep one row an hour of who called, which never says another integration later', async () => {
    const bucket = new Date('2026-03-01T12:00:00Z')
    const record: GatewayActivityRecord = {
      environmentId: randomUUID(),
      bucket,
      actor: 'LOCKS_USER',
      scheme: 'SSD',
      integrationId: 'first',
      tokens: 1,
      calls: 2,
      refused: 0,
      firstAt: addSeconds(bucket, 60),
      lastAt: addSeconds(bucket, 120),
    }
    await store.gatewayActivity.add([record])
    const again = {
      ...record,
      integrationId: 'second',
      refused: 3,
      firstAt: addSeconds(bucket, 90),
      lastAt: addSeconds(bucket, 300),
    }
    await store.gatewayActivity.add([again])
    const { environmentId } = record
    expect(await store.gatewayActivity.list({ environmentId, limit: 10 })).toEqual([
      { ...record, tokens: 2, calls: 4, refused: 3, lastAt: addSeconds(bucket, 300) },
    ])
    expect(await store.gatewayActivity.list({ environmentId, integrationIds: [], limit: 10 })).toEqual([])
    expect(await store.gatewayActivity.sweep(addSeconds(bucket, 3600), 10)).toBe(1)
  })

  it('list who called newest first, page by page', async () => {
    const environmentId = randomUUID()
    const hours = [10, 11, 11].map((hour, index) => ({
      bucket: new Date(Date.UTC(2026, 2, 1, hour)),
      actor: `a${index}`,
    }))
    const rest = { environmentId, scheme: 'OCIM' as const, integrationId: '', tokens: 1, calls: 0, refused: 0 }
    await store.gatewayActivity.add(hours.map((row) => ({ ...row, ...rest, firstAt: row.bucket, lastAt: row.bucket })))
    const first = await store.gatewayActivity.list({ environmentId, limit: 2 })
    expect(first.map(({ actor }) => actor)).toEqual(['a2', 'a1'])
    const before = first[1]
    expect(await store.gatewayActivity.list({ environmentId, before, limit: 2 })).toMatchObject([{ actor: 'a0' }])
  })

  it('mark when clients were last used, and never earlier than before', async () => {
    const marked = async (at: Date) => {
      await store.gatewayActivity.markClients([{ clientPk: rows.ocim.pk, at }])
      return (await store.migration.gatewayClients.byPk(rows.ocim.pk))?.lastUsedAt
    }
    const at = addSeconds(BORN, 1000)
    expect(await marked(at)).toEqual(at)
    expect(await marked(addSeconds(BORN, 10))).toEqual(at)
  })

  it('keep a refusal with its rules, once for a correlation id, and find those of an owner alone', async () => {
    const partnerId = randomUUID()
    const record: GatewayRefusalRecord = {
      correlationId: randomUUID(),
      at: BORN,
      gatewayId: 'g',
      environmentId: 'e',
      integrationId: null,
      partnerId,
      customerId: null,
      kind: 'OCIM',
      status: 403,
      answer: 'invalid_grant_type_or_scope',
      rule: 'gateway.scope',
      trace: [
        { rule: 'gateway.grant', expected: 'a', got: 'b', passed: true, changeAt: 'c' },
        { rule: 'gateway.scope', expected: 'a', got: 'ä "quoted"', passed: false, changeAt: 'c' },
      ],
    }
    await store.gatewayRefusals.insert([record])
    await store.gatewayRefusals.insert([{ ...record, answer: 'another' }])
    expect(await store.gatewayRefusals.byId(record.correlationId)).toEqual(record)
    const second = { ...record, correlationId: randomUUID(), at: addSeconds(BORN, 1) }
    await store.gatewayRefusals.insert([second, { ...second, correlationId: randomUUID(), partnerId: null }])
    const own = (extra: object = {}) => store.gatewayRefusals.list({ owner: { partnerId }, limit: 10, ...extra })
    expect((await own()).map(({ correlationId }) => correlationId)).toEqual([
      second.correlationId,
      record.correlationId,
    ])
    expect(await own({ before: second })).toEqual([record])
    expect(await own({ rule: 'gateway.grant' })).toEqual([])
    expect(await store.gatewayRefusals.list({ owner: { customerId: randomUUID() }, limit: 10 })).toEqual([])
    expect(await store.gatewayRefusals.sweep(addSeconds(BORN, 1), 10)).toBe(1)
  })
})
