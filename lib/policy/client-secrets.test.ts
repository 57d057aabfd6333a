import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retireClientSecret, rotateClientSecret } from './client-secrets'
import { createClient, getClient } from './clients'
import { createDomain } from './domains'
import { isSecret } from './make-secret'
import { planRotation } from './secret-rules'
import { openWorld, person, type World } from './testing/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await createDomain(world.system, { name: 'Overlap', oldSecretRetentionTimeInDays: 1 })
  await createDomain(world.system, { name: 'AtOnce', oldSecretRetentionTimeInDays: 0 })
})
afterAll(() => world.close())

let counter = 0
const create = (idDomain: string, clientType = 'CONFIDENTIAL_CLIENT') =>
  createClient(world.system, { name: `Client ${++counter}`, idDomain, clientType })
const live = async (pk: string) => (await getClient(world.system, { pk })).secrets
/** Which of the given texts a runtime would accept now. */
async function accepted(pk: string, ...texts: (string | null)[]): Promise<(string | null)[]> {
  const now = world.clock.now()
  const rows = (await world.store.clients.secrets(pk)).filter((row) => row.expiresAt === null || row.expiresAt > now)
  const good: (string | null)[] = []
  for (const text of texts) {
    for (const row of rows) if (text !== null && (await isSecret(row, text))) good.push(text)
  }
  return good
}

describe('rotating a client secret', () => {
  it('B14: overlap 0: the old secret fails at once', async () => {
    const { client, secret: old } = await create('AtOnce')
    const { secret } = await rotateClientSecret(world.system, client.pk)
    expect(await accepted(client.pk, old, secret)).toEqual([secret])
  })

  it('B15: overlap 1: the old secret works until one day has passed, then fails', async () => {
    const { client, secret: old } = await create('Overlap')
    const { secret, client: view } = await rotateClientSecret(world.system, client.pk)
    expect(view.secrets.map((each) => each.expiresAt)).toEqual([
      null,
      new Date(world.clock.now().getTime() + 86_400_000),
    ])
    world.clock.advanceSeconds(86_399)
    expect(await accepted(client.pk, old, secret)).toEqual([old, secret])
    world.clock.advanceSeconds(1)
    expect(await accepted(client.pk, old, secret)).toEqual([secret])
    expect(await live(client.pk)).toHaveLength(1)
  })

  it('keeps only the immediately previous secret', async () => {
    const { client, secret: first } = await create('Overlap')
    const second = await rotateClientSecret(world.system, client.pk)
    const third = await rotateClientSecret(world.system, client.pk)
    expect(await accepted(client.pk, first, second.secret, third.secret)).toEqual([second.secret, third.secret])
    expect(await live(client.pk)).toHaveLength(2)
  })

  it('takes a supplied secret, but not the one the client has', async () => {
    const { client, secret } = await create('Overlap')
    const mine = 'supplied by a person, long enough'
    expect((await rotateClientSecret(world.system, client.pk, { secret: mine })).secret).toBe(mine)
    expect(await accepted(client.pk, secret, mine)).toEqual([secret, mine])
    await expect(rotateClientSecret(world.system, client.pk, { secret: mine })).rejects.toMatchObject({
      fieldErrors: { secret: [expect.any(String)] },
    })
  })

  it('makes none for a client that cannot keep one', async () => {
    const { client } = await create('Overlap', 'PUBLIC_CLIENT')
    await expect(rotateClientSecret(world.system, client.pk)).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(rotateClientSecret(world.system, client.pk, { secret: 'a secret, given' })).resolves.toBeDefined()
  })

  it('leaves two live secrets at most, whoever rotates at once', async () => {
    const { client } = await create('Overlap')
    await Promise.all(Array.from({ length: 5 }, () => rotateClientSecret(world.system, client.pk)))
    const secrets = await live(client.pk)
    expect(secrets).toHaveLength(2)
    expect(secrets.filter((secret) => secret.expiresAt === null)).toHaveLength(1)
  })

  it('asks for a fresh proof of the password', async () => {
    const { client } = await create('Overlap')
    const now = world.clock.now().getTime()
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date(now - 301_000) })
    await expect(rotateClientSecret(world.as(late), client.pk)).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
    const fresh = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date(now - 300_000) })
    await expect(rotateClientSecret(world.as(fresh), client.pk)).resolves.toBeDefined()
  })

  it('shows the last use of each live secret', async () => {
    const { client } = await create('Overlap')
    const at = world.clock.now()
    const [secret] = client.secrets
    await world.store.clients.markUsed([{ clientPk: client.pk, secretId: secret?.id ?? null, at }])
    expect((await live(client.pk))[0]?.lastUsedAt).toEqual(at)
  })
})

describe('retiring a replaced secret', () => {
  it('ends it now', async () => {
    const { client, secret: old } = await create('Overlap')
    const { client: rotated, secret } = await rotateClientSecret(world.system, client.pk)
    const view = await retireClientSecret(world.system, client.pk, rotated.secrets[1]?.id ?? '')
    expect(view.secrets).toHaveLength(1)
    expect(await accepted(client.pk, old, secret)).toEqual([secret])
  })

  it('refuses the current secret and one that is not of this client', async () => {
    const [one, other] = [await create('Overlap'), await create('Overlap')]
    await expect(
      retireClientSecret(world.system, one.client.pk, one.client.secrets[0]?.id ?? ''),
    ).rejects.toMatchObject({ code: 'validation_failed' })
    const { client } = await rotateClientSecret(world.system, other.client.pk)
    await expect(retireClientSecret(world.system, one.client.pk, client.secrets[1]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await live(other.client.pk)).toHaveLength(2)
  })

  it('asks for a fresh proof of the password', async () => {
    const { client } = await create('Overlap')
    const { client: rotated } = await rotateClientSecret(world.system, client.pk)
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date('2025-12-01T00:00:00Z') })
    await expect(retireClientSecret(world.as(late), client.pk, rotated.secrets[1]?.id ?? '')).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
  })
})

describe('planning a rotation', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const current = { id: 'current', expiresAt: null }
  const previous = { id: 'previous', expiresAt: new Date('2026-01-02T00:00:00Z') }
  it.each([
    [0, [current], { expire: null, deleteIds: ['current'] }],
    [365, [current], { expire: { id: 'current', at: new Date('2027-01-01T00:00:00Z') }, deleteIds: [] }],
    [
      2,
      [current, previous],
      { expire: { id: 'current', at: new Date('2026-01-03T00:00:00Z') }, deleteIds: ['previous'] },
    ],
    [2, [], { expire: null, deleteIds: [] }],
  ])('overlap %i days', (overlapDays, secrets, plan) => {
    expect(planRotation(secrets, overlapDays, now)).toEqual(plan)
  })
})
