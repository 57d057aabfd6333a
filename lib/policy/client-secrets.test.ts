import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retireClientSecret, revealClientSecret, rotateClientSecret, setClientSecretEnd } from './client-secrets'
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

describe('the end of a secret', () => {
  it('is set by the lifetime of its domain, for new clients and after a rotation', async () => {
    await createDomain(world.system, { name: 'Ageing', customAttrs: { secretLifetimeInDays: '90' } })
    const { client } = await create('Ageing')
    const end = new Date(world.clock.now().getTime() + 90 * 86_400_000)
    expect(client.secrets[0]).toMatchObject({ expiresAt: end, supersededAt: null })
    world.clock.advanceSeconds(86_400)
    const { client: rotated } = await rotateClientSecret(world.system, client.pk)
    expect(rotated.secrets[0]?.expiresAt).toEqual(new Date(end.getTime() + 86_400_000))
  })

  it('is set, moved and taken away by hand, and holds from that instant', async () => {
    const { client, secret } = await create('Overlap')
    const secretId = client.secrets[0]?.id ?? ''
    const expiresAt = new Date(world.clock.now().getTime() + 60_000)
    const view = await setClientSecretEnd(world.system, client.pk, { secretId, expiresAt })
    expect(view.secrets[0]).toMatchObject({ id: secretId, expiresAt, supersededAt: null })
    world.clock.advanceSeconds(60)
    expect(await accepted(client.pk, secret)).toEqual([])
    expect((await live(client.pk)).map((each) => each.id)).toEqual([secretId])
    const open = await setClientSecretEnd(world.system, client.pk, { secretId, expiresAt: null })
    expect(open.secrets[0]?.expiresAt).toBeNull()
    expect(await accepted(client.pk, secret)).toEqual([secret])
  })

  it('lies ahead, and belongs to the current secret', async () => {
    const { client } = await create('Overlap')
    const secretId = client.secrets[0]?.id ?? ''
    await expect(
      setClientSecretEnd(world.system, client.pk, { secretId, expiresAt: world.clock.now() }),
    ).rejects.toMatchObject({ fieldErrors: { expiresAt: ['must lie ahead'] } })
    await rotateClientSecret(world.system, client.pk)
    await expect(setClientSecretEnd(world.system, client.pk, { secretId, expiresAt: null })).rejects.toMatchObject({
      code: 'stale',
    })
  })

  it('is not put off by a rotation: the overlap ends with the secret', async () => {
    const { client, secret: old } = await create('Overlap')
    const expiresAt = new Date(world.clock.now().getTime() + 3_600_000)
    await setClientSecretEnd(world.system, client.pk, { secretId: client.secrets[0]?.id, expiresAt })
    const { client: rotated, secret } = await rotateClientSecret(world.system, client.pk)
    expect(rotated.secrets[1]?.expiresAt).toEqual(expiresAt)
    world.clock.advanceSeconds(3600)
    expect(await accepted(client.pk, old, secret)).toEqual([secret])
  })

  it('is written to the audit log with what it was before', async () => {
    const { client } = await create('Overlap')
    const expiresAt = new Date(world.clock.now().getTime() + 60_000)
    await setClientSecretEnd(world.system, client.pk, { secretId: client.secrets[0]?.id, expiresAt })
    const { seq } = await world.store.audit.head()
    expect(await world.store.audit.bySeq(seq)).toMatchObject({
      action: 'client.set-secret-end',
      entityId: client.pk,
      changes: [{ field: 'secretWorksUntil', before: null, after: expiresAt.toISOString() }],
    })
  })
})

describe('recovery of client secrets', () => {
  const setting = { name: 'ClientSecretRecoveryEnabled', type: 'xsd:boolean', value: 'true' }
  async function switchRecovery(on: boolean): Promise<void> {
    const updatedAt = world.clock.now()
    const settings = on ? [setting] : []
    const now = await world.store.oauthConfig.get()
    if (now) await world.store.oauthConfig.replace({ settings, updatedAt }, now.version)
    else await world.store.oauthConfig.insert({ settings, updatedAt })
  }
  const idOf = (client: { secrets: { id: string }[] }) => client.secrets[0]?.id ?? ''

  it('keeps no copy while it is off, and shows none that was kept before', async () => {
    const { client } = await create('Overlap')
    expect(client.secrets[0]?.isRecoverable).toBe(false)
    expect((await world.store.clients.secrets(client.pk))[0]?.sealed).toBeNull()
    await switchRecovery(true)
    await expect(revealClientSecret(world.system, client.pk, idOf(client))).rejects.toMatchObject({
      code: 'validation_failed',
    })
    const { client: kept } = await create('Overlap')
    await switchRecovery(false)
    await expect(revealClientSecret(world.system, kept.pk, idOf(kept))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('shows generated and chosen secrets made while it is on, and tells each showing in the audit log', async () => {
    await switchRecovery(true)
    const { client, secret } = await create('Overlap')
    expect(await revealClientSecret(world.system, client.pk, idOf(client))).toEqual({ secret })
    const mine = 'supplied by a person, long enough'
    const { client: rotated } = await rotateClientSecret(world.system, client.pk, { secret: mine })
    expect(await revealClientSecret(world.system, client.pk, idOf(rotated))).toEqual({ secret: mine })
    const { seq } = await world.store.audit.head()
    const entry = await world.store.audit.bySeq(seq)
    expect(entry).toMatchObject({ action: 'client.reveal-secret', entityId: client.pk })
    expect(JSON.stringify(entry)).not.toContain(mine)
    await switchRecovery(false)
  })

  it('asks for a fresh proof of the password', async () => {
    await switchRecovery(true)
    const { client } = await create('Overlap')
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date('2025-12-01T00:00:00Z') })
    await expect(revealClientSecret(world.as(late), client.pk, idOf(client))).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
    await switchRecovery(false)
  })
})

describe('planning a rotation', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const made = { createdAt: new Date('2025-06-01T00:00:00Z'), supersededAt: null }
  const current = { id: 'current', ...made, expiresAt: null }
  const ending = { id: 'ending', ...made, expiresAt: new Date('2026-01-01T12:00:00Z') }
  const ended = { id: 'ended', ...made, expiresAt: now }
  const previous = {
    id: 'previous',
    createdAt: new Date('2025-01-01T00:00:00Z'),
    supersededAt: new Date('2025-06-01T00:00:00Z'),
    expiresAt: new Date('2026-01-02T00:00:00Z'),
  }
  it.each([
    ['overlap 0', 0, [current], { survivor: null, deleteIds: ['current'] }],
    [
      'overlap 365',
      365,
      [current],
      { survivor: { id: 'current', until: new Date('2027-01-01T00:00:00Z') }, deleteIds: [] },
    ],
    [
      'an older one goes',
      2,
      [current, previous],
      { survivor: { id: 'current', until: new Date('2026-01-03T00:00:00Z') }, deleteIds: ['previous'] },
    ],
    ['its own end comes first', 2, [ending], { survivor: { id: 'ending', until: ending.expiresAt }, deleteIds: [] }],
    ['one that has ended stays ended', 2, [ended], { survivor: null, deleteIds: ['ended'] }],
    ['none there', 2, [], { survivor: null, deleteIds: [] }],
  ])('%s', (_name, overlapDays, secrets, plan) => {
    expect(planRotation(secrets, overlapDays, now)).toEqual(plan)
  })
})
