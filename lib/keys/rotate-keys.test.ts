import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { createStore } from '@/lib/store/prisma-store'
import { dialects } from '@/lib/store/testing/databases'
import { domainKeys } from './key-pairs'
import { rotateDueKeys } from './rotate-keys'
import { nextRotationStep, rotationSettings } from './rotation-rules'
import { publishNewKeyPair, signWithKeyPair } from './staging'
import { deleteKeyPair } from './write-key-pairs'

const DAY = 86_400
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let counter = 0
const rotating = (customAttrs: Record<string, string> = { keyRotationIntervalInDays: '30' }) =>
  createDomain(world.system, { name: `Rotating${++counter}`, customAttrs, keyPairRolloverDurationInHours: 48 })
const live = async (id: string) =>
  (await domainKeys(world.system, id)).filter(({ isPublished }) => isPublished).map(({ state }) => state)

describe('automatic rotation of signing keys', () => {
  it('publishes the next key ahead, signs when both waits are over, and retires the one before', async () => {
    const { id } = await rotating()
    world.clock.advanceSeconds(29 * DAY - 1)
    expect(await rotateDueKeys(world.system)).toBe(0)
    world.clock.advanceSeconds(1)
    expect(await rotateDueKeys(world.system)).toBe(1)
    expect(await live(id)).toEqual(['SIGNING', 'PUBLISHED'])
    expect(await rotateDueKeys(world.system)).toBe(0)
    world.clock.advanceSeconds(DAY - 1)
    expect(await rotateDueKeys(world.system)).toBe(0)
    world.clock.advanceSeconds(1)
    expect(await rotateDueKeys(world.system)).toBe(1)
    expect(await live(id)).toEqual(['SIGNING', 'RETIRING'])
    world.clock.advanceSeconds(2 * DAY)
    expect(await live(id)).toEqual(['SIGNING'])
    expect(await rotateDueKeys(world.system)).toBe(0)
  })

  it('gives a key its full time in the key set, also when the server was down for months', async () => {
    const { id } = await rotating({ keyRotationIntervalInDays: '10', keyPublishAheadInHours: '48' })
    world.clock.advanceSeconds(200 * DAY)
    await rotateDueKeys(world.system)
    expect(await live(id)).toEqual(['SIGNING', 'PUBLISHED'])
    world.clock.advanceSeconds(2 * DAY - 1)
    await rotateDueKeys(world.system)
    expect(await live(id)).toEqual(['SIGNING', 'PUBLISHED'])
    world.clock.advanceSeconds(1)
    await rotateDueKeys(world.system)
    expect(await live(id)).toEqual(['SIGNING', 'RETIRING'])
  })

  it('is off unless the domain asks for it', async () => {
    const { id } = await createDomain(world.system, { name: `Quiet${++counter}` })
    world.clock.advanceSeconds(4000 * DAY)
    await rotateDueKeys(world.system)
    expect(await live(id)).toEqual(['SIGNING'])
  })

  it('takes a pair that a person has published, and counts anew from a change that a person made', async () => {
    const { id } = await rotating()
    await publishNewKeyPair(world.system, id, { kind: 'EC_P256' })
    world.clock.advanceSeconds(30 * DAY)
    await rotateDueKeys(world.system)
    expect((await domainKeys(world.system, id))[0]).toMatchObject({ state: 'SIGNING', pair: { algorithm: 'ES256' } })
    world.clock.advanceSeconds(20 * DAY)
    await publishNewKeyPair(world.system, id, { kind: 'EC_P256' })
    const next = (await domainKeys(world.system, id)).find(({ state }) => state === 'PUBLISHED')
    await signWithKeyPair(world.system, id, { aliasName: next?.pair.alias })
    world.clock.advanceSeconds(15 * DAY)
    await rotateDueKeys(world.system)
    expect((await live(id)).filter((state) => state === 'PUBLISHED')).toEqual([])
  })

  it('makes a key of the same kind as the one it follows', async () => {
    const { id } = await rotating()
    await publishNewKeyPair(world.system, id, { kind: 'ED25519' })
    world.clock.advanceSeconds(31 * DAY)
    await rotateDueKeys(world.system)
    world.clock.advanceSeconds(31 * DAY)
    await rotateDueKeys(world.system)
    const published = (await domainKeys(world.system, id)).find(({ state }) => state === 'PUBLISHED')
    expect(published?.pair.algorithm).toBe('EdDSA')
  })

  it('is told in the audit log as done by the system', async () => {
    const { id, name } = await rotating()
    const { seq } = await world.store.audit.head()
    world.clock.advanceSeconds(29 * DAY)
    await rotateDueKeys(world.system)
    world.clock.advanceSeconds(DAY)
    await rotateDueKeys(world.system)
    const entries = (await world.store.audit.after(seq, 100)).filter(({ domainId }) => domainId === id)
    expect(entries.map(({ action, actorKind, domainName }) => [action, actorKind, domainName])).toEqual([
      ['key-pair.publish', 'SYSTEM', name],
      ['key-pair.sign', 'SYSTEM', name],
    ])
  })

  it('forgets a key thirty days after it was gone, and then it can be deleted', async () => {
    const own = await openWorld()
    const customAttrs = { keyRotationIntervalInDays: '40' }
    const { id, defaultSigningKeyPair: first } = await createDomain(own.system, { name: 'Forgetful', customAttrs })
    await publishNewKeyPair(own.system, id, { kind: 'EC_P256' })
    for (let step = 0; step < 10; step++) {
      own.clock.advanceSeconds(10 * DAY)
      await rotateDueKeys(own.system)
    }
    const aliases = (await domainKeys(own.system, id)).map(({ pair }) => pair.alias)
    expect(aliases).not.toContain(first)
    await expect(deleteKeyPair(own.system, first)).resolves.toEqual({ alias: first })
    await own.close()
  })
})

describe.each(dialects)('automatic rotation by several at once ($dialect)', ({ dialect, create }) => {
  it('publishes one key and signs once, whichever node is first', async () => {
    const database = await create()
    const shared = await openWorld(async () => database)
    // SQLite has one process, which may still run the work twice.
    const second = dialect === 'postgresql' ? await createStore(database.url) : shared.store
    const nodes = [shared.system, { ...shared.system, store: second }]
    const { id } = await createDomain(shared.system, {
      name: 'Shared',
      customAttrs: { keyRotationIntervalInDays: '5' },
    })
    for (const expected of [
      ['SIGNING', 'PUBLISHED'],
      ['SIGNING', 'RETIRING'],
    ]) {
      shared.clock.advanceSeconds(5 * DAY)
      const steps = await Promise.all([...nodes, ...nodes, ...nodes].map((node) => rotateDueKeys(node)))
      expect(steps.reduce((sum, taken) => sum + taken, 0)).toBe(1)
      const keys = await domainKeys(shared.system, id)
      expect(keys.map(({ state }) => state)).toEqual(expected)
    }
    if (second !== shared.store) await second.close()
    await shared.close()
  })
})

describe('the schedule of a rotation', () => {
  const at = new Date('2026-01-01T00:00:00Z')
  const signing = { keyPairId: 'k1', state: 'SIGNING' as const, publishedAt: at, signingAt: at }

  it('is read from the attributes of the domain, with a day ahead unless they say otherwise', () => {
    expect(rotationSettings(null)).toBeNull()
    expect(rotationSettings({ keyRotationIntervalInDays: 'soon' })).toBeNull()
    expect(rotationSettings({ keyRotationIntervalInDays: '30' })).toEqual({ intervalDays: 30, publishAheadHours: 24 })
    expect(rotationSettings({ keyRotationIntervalInDays: 2, keyPublishAheadInHours: '500' })).toEqual({
      intervalDays: 2,
      publishAheadHours: 48,
    })
  })

  it('says what comes next and when', () => {
    const settings = { intervalDays: 30, publishAheadHours: 24 }
    expect(nextRotationStep(settings, [])).toBeNull()
    expect(nextRotationStep(settings, [signing])).toEqual({
      step: 'publish',
      at: new Date('2026-01-30T00:00:00Z'),
      signsAt: new Date('2026-01-31T00:00:00Z'),
      keyPairId: null,
    })
  })
})
