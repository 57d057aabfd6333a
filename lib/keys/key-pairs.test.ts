import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/lib/base/hash'
import { systemRandom } from '@/lib/base/random'
import { createDomain, updateDomain } from '@/lib/policy/domains'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import { domainKeys, listKeyPairs } from './key-pairs'
import { checkMasterKey } from './master-key-probe'
import { createKeyPair, deleteKeyPair } from './write-key-pairs'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
const make = (aliasName: string) => createKeyPair(world.system, { aliasName, kind: 'EC_P256', validityDays: '30' })

describe('key pairs', () => {
  it('are listed without anything private', async () => {
    await make('listed')
    const page = await listKeyPairs(world.system)
    expect(page.items.find((item) => item.alias === 'listed')).toMatchObject({
      algorithm: 'ES256',
      publicKeyDetails: 'Sun EC public key, 256 bits',
      subject: 'CN=listed',
      domainNames: [],
    })
    const stored = await world.store.keyPairs.byAlias('listed')
    const text = JSON.stringify(page)
    expect(text).not.toContain('privateKey')
    expect(text).not.toContain('PRIVATE KEY')
    expect(text).not.toContain(stored?.privateKey.toString('base64'))
  })

  it('have aliases that are unique, also for two made at once', async () => {
    const outcomes = await Promise.allSettled([make('twice'), make('twice')])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(make('twice')).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { aliasName: [expect.any(String)] },
    })
  })

  it('C08: cannot be deleted while a domain signs with them', async () => {
    const domain = await createDomain(world.system, { name: 'Signing' })
    await expect(deleteKeyPair(world.system, domain.defaultSigningKeyPair)).rejects.toMatchObject({
      code: 'in_use',
      message: 'It is in use by Signing',
    })
  })

  it('C09: cannot be deleted inside their rollover window, and can after it', async () => {
    const domain = await createDomain(world.system, { name: 'Rolling', keyPairRolloverDurationInHours: 2 })
    await make('rolling-next')
    await updateDomain(world.system, { id: domain.id }, { defaultSigningKeyPair: 'rolling-next' })
    world.clock.advanceSeconds(2 * 3600 - 1)
    await expect(deleteKeyPair(world.system, domain.defaultSigningKeyPair)).rejects.toMatchObject({
      code: 'in_use',
      message: 'It is still inside the rollover window of Rolling',
    })
    world.clock.advanceSeconds(1)
    await deleteKeyPair(world.system, domain.defaultSigningKeyPair)
    expect((await domainKeys(world.system, domain.id)).map((key) => key.pair.alias)).toEqual(['rolling-next'])
  })

  it('C10: cannot be deleted when there is none of that alias', async () => {
    await expect(deleteKeyPair(world.system, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('ask for a fresh proof of the password', async () => {
    const authenticatedAt = new Date(world.clock.now().getTime() - 301_000)
    const late = world.as(person('ada', 'ADMINISTRATOR', { authenticatedAt }))
    await expect(createKeyPair(late, { aliasName: 'x' })).rejects.toMatchObject({ code: 'reauthentication_required' })
    await expect(deleteKeyPair(late, 'listed')).rejects.toMatchObject({ code: 'reauthentication_required' })
  })
})

describe('the master key at start', () => {
  const other = { id: sha256Hex(Buffer.alloc(32, 9)).slice(0, 8), bytes: Buffer.alloc(32, 9), origin: '/etc/other.key' }

  it('is accepted when it is the one the database was sealed with, start after start', async () => {
    for (let start = 0; start < 3; start++) {
      await expect(checkMasterKey(world.store, world.system.masterKey, systemRandom)).resolves.toBeUndefined()
    }
  })

  it('is refused, with where it came from and what to do, when it is another one', async () => {
    await checkMasterKey(world.store, world.system.masterKey, systemRandom)
    const refusal = checkMasterKey(world.store, other, systemRandom)
    await expect(refusal).rejects.toThrow('The master key from /etc/other.key does not belong to this database')
    await expect(refusal).rejects.toThrow('Put the master key back')
  })

  it('is settled once when two nodes start first at the same time', async () => {
    const fresh = await openWorld()
    const outcomes = await Promise.allSettled([
      checkMasterKey(fresh.store, fresh.system.masterKey, systemRandom),
      checkMasterKey(fresh.store, other, systemRandom),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    await fresh.close()
  })
})
