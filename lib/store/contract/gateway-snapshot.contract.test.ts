import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { resetSingleton } from '@/lib/base/singletons'
import { createGatewaySnapshot, type GatewaySnapshot } from '../migration/gateway-snapshot'
import { type GatewayRows, insertGatewayRows } from '../migration/testing/gateway-rows'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { BORN } from '../testing/records'
import { change } from './snapshot.contract'

describe.each(dialects)('what gateways remember on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  let other: Store
  let rows: GatewayRows
  let snapshot: GatewaySnapshot
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
    // Another process has a bus of its own.
    other = await createStore(database.url)
  })
  beforeEach(async () => {
    rows = await insertGatewayRows(store)
    snapshot = createGatewaySnapshot(store, { pollIntervalMs: 3_600_000 })
    await snapshot.catchUp()
  })
  afterEach(async () => {
    await snapshot.close()
    vi.restoreAllMocks()
  })
  afterAll(async () => {
    await store?.close()
    await other?.close()
    await database?.drop()
  })

  const noDomain = { domainId: null }
  const complete = (writer: Store) =>
    change(writer, { entityKind: 'environment', entityId: rows.environment.id, ...noDomain }, async (tx) => {
      await tx.migration.environments.move(rows.environment.id, 1, { phase: 'MIGRATED' }, addSeconds(BORN, 1))
      await tx.migration.gatewayClients.disableSsd(rows.environment.id, addSeconds(BORN, 1))
    })

  it('is read once, and then at hand without a turn of the event loop', async () => {
    const looks = vi.spyOn(store.gatewayLookups, 'clientById')
    const ask = () => snapshot.clientById(rows.ocim.clientId)
    await Promise.all([ask(), ask()])
    expect(looks).toHaveBeenCalledTimes(1)
    expect(ask()).not.toBeInstanceOf(Promise)
    await snapshot.clientById('no-such-client')
    expect(snapshot.clientById('no-such-client')).toBeNull()
  })

  it('is nothing that a guesser made long: it is neither looked up nor remembered', async () => {
    const looks = (['gatewayByHost', 'gatewayByName', 'enterpriseOn', 'clientById'] as const).map((name) =>
      vi.spyOn(store.gatewayLookups, name),
    )
    const long = 'x'.repeat(16_000)
    const { gateway } = rows
    const asked = [snapshot.gatewayByHost(long), snapshot.gatewayByName(long), snapshot.enterpriseOn(gateway.id, long)]
    expect([...asked, snapshot.clientById(long)]).toEqual([null, null, null, null])
    for (const look of looks) expect(look).not.toHaveBeenCalled()
  })

  it('is never behind a completion made here: its phase, and its clients of SSD', async () => {
    expect(await snapshot.environmentById(rows.environment.id)).toMatchObject({ phase: 'MIGRATING' })
    expect(await snapshot.clientById(rows.ssd.clientId)).toMatchObject({ isDisabled: false })
    await complete(store)
    expect(await snapshot.environmentById(rows.environment.id)).toMatchObject({ phase: 'MIGRATED' })
    expect(await snapshot.clientById(rows.ssd.clientId)).toMatchObject({ isDisabled: true })
  })

  it('follows a completion made on another node when it looks', async () => {
    await snapshot.environmentById(rows.environment.id)
    resetSingleton('change-bus')
    await complete(other)
    await snapshot.catchUp()
    expect(await snapshot.environmentById(rows.environment.id)).toMatchObject({ phase: 'MIGRATED' })
  })

  it('follows an integration to another application', async () => {
    const second = await insertGatewayRows(store)
    const ask = (applicationId: string) => snapshot.integrationsOf(rows.environment.id, applicationId)
    expect(await ask(rows.application.id)).toHaveLength(1)
    expect(await ask(second.application.id)).toHaveLength(0)
    await change(store, { entityKind: 'integration', entityId: rows.integration.id, ...noDomain }, async (tx) => {
      const edit = { applicationId: second.application.id }
      expect(await tx.migration.integrations.edit(rows.integration.id, 1, edit, addSeconds(BORN, 1))).toBe(true)
    })
    expect(await ask(rows.application.id)).toHaveLength(0)
    expect(await ask(second.application.id)).toHaveLength(1)
  })

  it('learns of a client that was asked for before it was there', async () => {
    expect(await snapshot.clientById('BORN-LATER')).toBeNull()
    await change(store, { entityKind: 'gateway-client', entityId: 'pk-later', ...noDomain }, (tx) =>
      tx.inventory.insertBulk({
        gatewayClient: [
          {
            pk: `pk-${rows.ocim.pk}`,
            environmentId: rows.environment.id,
            scheme: 'OCIM',
            kind: 'OWN',
            clientId: 'BORN-LATER',
            name: 'x',
            createdAt: BORN,
            updatedAt: BORN,
          },
        ],
      }),
    )
    expect(await snapshot.clientById('BORN-LATER')).toMatchObject({ kind: 'OWN' })
  })

  it('forgets everything after an import', async () => {
    const { environment } = rows
    await snapshot.environmentById(environment.id)
    const looks = vi.spyOn(store.gatewayLookups, 'environmentById')
    await change(store, { entityKind: 'inventory', entityId: null, ...noDomain }, async () => undefined)
    await snapshot.environmentById(environment.id)
    expect(looks).toHaveBeenCalledTimes(1)
  })
})
