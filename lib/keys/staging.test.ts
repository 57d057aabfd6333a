import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import { signingOverview } from './signing-overview'
import { abortPublication, endRetirement, publishKeyPair, publishNewKeyPair, signWithKeyPair } from './staging'
import { createKeyPair, deleteKeyPair } from './write-key-pairs'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let counter = 0
async function scene() {
  const name = `Staged${++counter}`
  const domain = await createDomain(world.system, { name, keyPairRolloverDurationInHours: 2 })
  const aliasName = `${name}-next`
  await createKeyPair(world.system, { aliasName, kind: 'EC_P256' })
  return { id: domain.id, name, born: domain.defaultSigningKeyPair, aliasName }
}
const states = (keys: { state: string; kid: string; isPublished: boolean }[]) =>
  keys.filter(({ isPublished }) => isPublished).map(({ kid, state }) => [kid, state])

describe('the staged change of a signing key', () => {
  it('goes from published to signing to retiring to gone', async () => {
    const { id, name, born, aliasName } = await scene()
    expect(states(await publishKeyPair(world.system, id, { aliasName }))).toEqual([
      [name, 'SIGNING'],
      [aliasName, 'PUBLISHED'],
    ])
    expect(states(await signWithKeyPair(world.system, id, { aliasName }))).toEqual([
      [aliasName, 'SIGNING'],
      [name, 'RETIRING'],
    ])
    await expect(deleteKeyPair(world.system, born)).rejects.toMatchObject({ code: 'in_use' })
    world.clock.advanceSeconds(2 * 3600)
    expect(states((await signingOverview(world.system, id)).keys)).toEqual([[aliasName, 'SIGNING']])
    await expect(deleteKeyPair(world.system, born)).resolves.toEqual({ alias: born })
  })

  it('refuses to sign with a pair that callers had no chance to fetch', async () => {
    const { id, aliasName } = await scene()
    await expect(signWithKeyPair(world.system, id, { aliasName })).rejects.toMatchObject({ code: 'conflict' })
    await expect(signWithKeyPair(world.system, id, { aliasName: 'nobody' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('can be called off while the pair is only published', async () => {
    const { id, name, aliasName } = await scene()
    await publishKeyPair(world.system, id, { aliasName })
    await expect(publishKeyPair(world.system, id, { aliasName })).rejects.toMatchObject({ code: 'conflict' })
    expect(states(await abortPublication(world.system, id, { aliasName }))).toEqual([[name, 'SIGNING']])
    await expect(abortPublication(world.system, id, { aliasName })).rejects.toMatchObject({ code: 'conflict' })
    await expect(abortPublication(world.system, id, { aliasName: `${name}-default` })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('can go back to a pair that is retiring still, which keeps its key id', async () => {
    const { id, name, born, aliasName } = await scene()
    await publishKeyPair(world.system, id, { aliasName })
    await signWithKeyPair(world.system, id, { aliasName })
    expect(states(await signWithKeyPair(world.system, id, { aliasName: born }))).toEqual([
      [name, 'SIGNING'],
      [aliasName, 'RETIRING'],
    ])
  })

  it('can end a retirement before its time', async () => {
    const { id, born, aliasName } = await scene()
    await publishKeyPair(world.system, id, { aliasName })
    await signWithKeyPair(world.system, id, { aliasName })
    await expect(endRetirement(world.system, id, { aliasName })).rejects.toMatchObject({ code: 'conflict' })
    expect(states(await endRetirement(world.system, id, { aliasName: born }))).toEqual([[aliasName, 'SIGNING']])
    await expect(endRetirement(world.system, id, { aliasName: born })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('makes a pair named after domain and day, and publishes it', async () => {
    const { id, name } = await scene()
    const day = world.clock.now().toISOString().slice(0, 10)
    await publishNewKeyPair(world.system, id, { kind: 'EC_P256' })
    await publishNewKeyPair(world.system, id, { kind: 'ED25519' })
    const { keys } = await signingOverview(world.system, id)
    expect(keys.map(({ pair }) => pair.alias).sort()).toEqual([`${name}-${day}`, `${name}-${day}-2`, `${name}-default`])
  })

  it('is told in the audit log, each step with what it changed', async () => {
    const { id, name, born, aliasName } = await scene()
    const { seq } = await world.store.audit.head()
    await publishKeyPair(world.system, id, { aliasName })
    await signWithKeyPair(world.system, id, { aliasName })
    await endRetirement(world.system, id, { aliasName: born })
    const entries = await world.store.audit.after(seq, 10)
    expect(entries.map(({ action, entityName, domainName }) => [action, entityName, domainName])).toEqual([
      ['key-pair.publish', aliasName, name],
      ['key-pair.sign', aliasName, name],
      ['key-pair.end-retirement', born, name],
    ])
    expect(entries[1]?.detail).toMatchObject({ previous: born })
  })

  it('is for administrators of the domain with a fresh proof of the password, and for pairs of their domains', async () => {
    const { id, aliasName } = await scene()
    const now = world.clock.now()
    const own = world.as(person('own', 'ADMINISTRATOR', { domainIds: [id], authenticatedAt: now }))
    const foreign = world.as(person('for', 'ADMINISTRATOR', { domainIds: ['other'], authenticatedAt: now }))
    const domainAdministrator = world.as(
      person('dom', 'DOMAIN_ADMINISTRATOR', { domainIds: [id], authenticatedAt: now }),
    )
    const late = world.as(person('late', 'ADMINISTRATOR', { authenticatedAt: addSeconds(now, -301) }))
    for (const step of [publishKeyPair, signWithKeyPair, abortPublication, endRetirement]) {
      await expect(step(foreign, id, { aliasName })).rejects.toMatchObject({ code: 'not_found' })
      await expect(step(domainAdministrator, id, { aliasName })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(step(late, id, { aliasName })).rejects.toMatchObject({ code: 'reauthentication_required' })
    }
    await expect(publishKeyPair(own, id, { aliasName })).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(publishNewKeyPair(own, id, { kind: 'EC_P256' })).resolves.toHaveLength(2)
  })
})

describe('what an administrator sees before the next step', () => {
  it('is the tokens alive under each key, and who has fetched since it is published', async () => {
    const { id, born, aliasName } = await scene()
    const now = world.clock.now()
    const bornPair = await world.store.keyPairs.byAlias(born)
    const marks = [0, -1, -6, -8].map((days, index) => ({
      domainId: id,
      caller: `c${index}`,
      at: addSeconds(now, days * 86_400),
    }))
    await world.store.jwksCallers.seen(marks)
    await world.store.liveTokens.add([
      { keyPairId: bornPair?.id ?? '', domainId: id, expiresAt: addSeconds(now, 3600), count: 7 },
      { keyPairId: bornPair?.id ?? '', domainId: id, expiresAt: addSeconds(now, 3 * 3600), count: 4 },
    ])
    world.clock.advanceSeconds(60)
    await publishKeyPair(world.system, id, { aliasName })
    await world.store.jwksCallers.seen([{ domainId: id, caller: 'c2', at: world.clock.now() }])
    await signWithKeyPair(world.system, id, { aliasName })
    const overview = await signingOverview(world.system, id)
    expect(overview.callers).toBe(3)
    const [signing, retiring] = overview.keys
    expect(signing).toMatchObject({ state: 'SIGNING', liveTokens: 0, fetchedBy: 1 })
    expect(retiring).toMatchObject({ state: 'RETIRING', liveTokens: 11, tokensCutOff: 4 })
    expect(overview.rotation).toEqual({ settings: null, next: null })
  })
})
