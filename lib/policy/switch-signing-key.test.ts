import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { domainKeys } from '@/lib/keys/key-pairs'
import { createKeyPair } from '@/lib/keys/write-key-pairs'
import { createDomain, updateDomain } from './domains'
import { openWorld, person, type World } from './testing/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let counter = 0
const create = (input: object = {}) => createDomain(world.system, { name: `Domain${++counter}`, ...input })

describe('switching the signing key', () => {
  const addPair = (aliasName: string) => createKeyPair(world.system, { aliasName, kind: 'EC_P256' })

  it('C05, C06: signs with the new pair at once and publishes both until the window closes', async () => {
    const { id, name } = await create({ keyPairRolloverDurationInHours: 1 })
    await addPair(`${name}-next`)
    const domain = await updateDomain(world.system, { id }, { defaultSigningKeyPair: `${name}-next` })
    expect(domain.defaultSigningKeyPair).toBe(`${name}-next`)
    const kids = async () => (await domainKeys(world.system, id)).filter((key) => key.isPublished).map((key) => key.kid)
    expect(await kids()).toEqual([`${name}-next`, name])
    world.clock.advanceSeconds(3600)
    expect(await kids()).toEqual([`${name}-next`])
  })

  it('C07: takes the duration sent along, and 0 cuts at once', async () => {
    const { id, name } = await create()
    await addPair(`${name}-next`)
    await updateDomain(
      world.system,
      { id },
      { defaultSigningKeyPair: `${name}-next`, keyPairRolloverDurationInHours: 0 },
    )
    const published = (await domainKeys(world.system, id)).filter((key) => key.isPublished)
    expect(published.map((key) => key.kid)).toEqual([`${name}-next`])
  })

  it('A15: is refused for an alias that does not exist', async () => {
    const { id } = await create()
    await expect(updateDomain(world.system, { id }, { defaultSigningKeyPair: 'nobody' })).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { defaultSigningKeyPair: [expect.any(String)] },
    })
  })

  it('asks for a fresh proof of the password', async () => {
    const { id, name } = await create()
    await addPair(`${name}-next`)
    const now = world.clock.now()
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date(now.getTime() - 301_000) })
    await expect(updateDomain(world.as(late), { id }, { defaultSigningKeyPair: `${name}-next` })).rejects.toMatchObject(
      { code: 'reauthentication_required' },
    )
    const fresh = person('ada', 'ADMINISTRATOR', { authenticatedAt: now })
    await expect(
      updateDomain(world.as(fresh), { id }, { defaultSigningKeyPair: `${name}-next` }),
    ).resolves.toMatchObject({ defaultSigningKeyPair: `${name}-next` })
  })

  it('gives nobody who is bound to some domains the key of another domain, nor tells that it exists', async () => {
    const [own, other] = [await create(), await create()]
    await addPair('unused')
    const token: Actor = { kind: 'API_TOKEN', id: 'ada', name: 'ada', role: 'ADMINISTRATOR', domainIds: [own.id] }
    const take = (alias: string) => updateDomain(world.as(token), own, { defaultSigningKeyPair: alias })
    const refusals = await Promise.all(
      [other.defaultSigningKeyPair, 'unused', 'nobody'].map((alias) => take(alias).catch((error) => error)),
    )
    expect(refusals.map(({ code, message }) => [code, message])).toEqual(
      Array(3).fill(['validation_failed', expect.stringContaining('names no key pair')]),
    )
    expect((await domainKeys(world.system, own.id)).map((key) => key.kid)).toEqual([own.name])
  })

  it('lets somebody bound to a domain go back to a key of that domain', async () => {
    const { id, defaultSigningKeyPair: first, name } = await create()
    await addPair(`${name}-next`)
    await updateDomain(world.system, { id }, { defaultSigningKeyPair: `${name}-next` })
    const token: Actor = { kind: 'API_TOKEN', id: 'ada', name: 'ada', role: 'ADMINISTRATOR', domainIds: [id] }
    const domain = await updateDomain(world.as(token), { id }, { defaultSigningKeyPair: first })
    expect(domain.defaultSigningKeyPair).toBe(first)
  })
})
