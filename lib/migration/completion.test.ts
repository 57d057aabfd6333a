import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects, type TestDatabase } from '@/lib/store/testing/databases'
import { seedEnvironmentId, seedMigration } from '@/lib/store/testing/seed-migration'
import { getEnvironment } from './environments'
import { OPERATOR } from './testing/actors'
import { completeMigration } from './transitions'

/** `npm run bench -- --parts migration` completes ten thousand. */
const INTEGRATIONS = 2_000

describe.each(dialects)('completion of very many integrations on $dialect', ({ create }) => {
  let world: World
  const id = seedEnvironmentId(0)
  beforeAll(async () => {
    let database: TestDatabase
    const seeded = async () => {
      database = await create()
      await seedMigration(database.url, { environments: 1, integrations: INTEGRATIONS, users: 1, phase: 'CUTOVER' })
      return database
    }
    world = await openWorld(seeded)
  }, 120_000)
  afterAll(() => world?.close())

  it('leaves nothing behind when it fails at its end', async () => {
    const broken = { ...world.as(OPERATOR), masterKey: null as never }
    await expect(completeMigration(broken, id)).rejects.toThrow()
    expect(await getEnvironment(world.as(OPERATOR), id)).toMatchObject({ phase: 'CUTOVER', completedAt: null })
    expect(await world.store.migration.integrationUsers.convertible(id)).toHaveLength(INTEGRATIONS / 4)
    const clients = await world.store.migration.gatewayClients.list({ environmentId: id, scheme: 'OCIM', limit: 1 })
    expect(clients.total).toBe(1)
  })

  it('is one entry of the audit log with its counts', async () => {
    const view = await completeMigration(world.as(OPERATOR), id)
    const onOcim = (INTEGRATIONS * 3) / 5
    expect(view.counts).toMatchObject({ integrations: INTEGRATIONS, ocimOnly: onOcim, broken: INTEGRATIONS - onOcim })
    const clients = await world.store.migration.gatewayClients.list({ environmentId: id, scheme: 'OCIM', limit: 1 })
    expect(clients.total).toBe(INTEGRATIONS / 4 + 1)
    const entries = await world.store.audit.after(0, 100)
    expect(
      entries.filter(({ entityKind }) => entityKind === 'environment').map(({ action, detail }) => [action, detail]),
    ).toEqual([
      [
        'environment.complete',
        {
          ssdClientsOff: 1,
          usersConverted: INTEGRATIONS / 4,
          usersRetired: (INTEGRATIONS * 3) / 4,
          integrations: {
            'CREDENTIALS_ISSUED → BROKEN': INTEGRATIONS / 5,
            'DUAL → OCIM_ONLY': INTEGRATIONS / 5,
            'SSD_ONLY → BROKEN': INTEGRATIONS / 5,
          },
        },
      ],
    ])
  })
})
