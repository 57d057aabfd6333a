import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { KeyWork } from './key-work'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('work on keys while serving', () => {
  it('gives a sign of life that ends with the process', async () => {
    const work = new KeyWork(world.system)
    await work.run()
    expect(await world.store.presence.since(addSeconds(world.clock.now(), -1))).toHaveLength(1)
    await work.end()
    expect(await world.store.presence.since(new Date(0))).toEqual([])
  })

  it('takes the rotation steps that are due', async () => {
    const { id } = await createDomain(world.system, { name: 'Due', customAttrs: { keyRotationIntervalInDays: '2' } })
    world.clock.advanceSeconds(86_400)
    await new KeyWork(world.system).run()
    expect((await world.store.keyPairs.forDomain(id)).map(({ state }) => state)).toEqual(['SIGNING', 'PUBLISHED'])
  })

  it('removes tokens that are over, callers of a month ago and nodes of yesterday', async () => {
    const now = world.clock.now()
    const { id: domainId, defaultSigningKeyPair } = await createDomain(world.system, { name: 'Swept' })
    const keyPairId = (await world.store.keyPairs.byAlias(defaultSigningKeyPair))?.id ?? ''
    const ends = [-60, 60].map((later) => ({ keyPairId, domainId, expiresAt: addSeconds(now, later), count: 1 }))
    await world.store.liveTokens.add(ends)
    await world.store.jwksCallers.seen([
      { domainId, caller: 'old', at: addSeconds(now, -31 * 86_400) },
      { domainId, caller: 'new', at: now },
    ])
    await world.store.presence.alive('yesterday', addSeconds(now, -86_401))
    await new KeyWork(world.system).run()
    expect(await world.store.liveTokens.alive(domainId, new Date(0))).toMatchObject([{ count: 1 }])
    expect(await world.store.jwksCallers.count(domainId, new Date(0), [])).toMatchObject({ callers: 1 })
    expect((await world.store.presence.since(new Date(0))).map(({ nodeId }) => nodeId)).not.toContain('yesterday')
  })
})
