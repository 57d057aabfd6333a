import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWithPassphrase } from '@/lib/keys/passphrase-file'
import type { SealedSecrets } from '@/lib/schemas/bulk-rotation'
import { previewBulkRotation, rotatableClients, rotateClientSecrets } from './bulk-rotation'
import { rotateClientSecret } from './client-secrets'
import { createClient, getClient } from './clients'
import { createDomain, updateDomain } from './domains'
import { isSecret } from './make-secret'
import { openWorld, person, type World } from './testing/world'

const PASSPHRASE = 'a quiet river bends north'
const DAY_MS = 86_400_000

let world: World
let overlapDomainId = ''
beforeAll(async () => {
  world = await openWorld()
  overlapDomainId = (
    await createDomain(world.system, {
      name: 'Overlap',
      oldSecretRetentionTimeInDays: 14,
      customAttrs: { secretLifetimeInDays: 90 },
    })
  ).id
  await createDomain(world.system, { name: 'AtOnce', oldSecretRetentionTimeInDays: 0 })
})
afterAll(() => world.close())

let counter = 0
const create = async (idDomain: string, clientType = 'CONFIDENTIAL_CLIENT') =>
  (await createClient(world.system, { name: `Client ${++counter}`, idDomain, clientType })).client
const preview = (pks: string[]) => previewBulkRotation(world.system, { pks })

async function rotate(pks: string[], given: object = {}, ctx = world.system) {
  const { fingerprint } = await preview(pks)
  return rotateClientSecrets(ctx, { pks, fingerprint, passphrase: PASSPHRASE, ...given })
}
const opened = async (sealed: string) => (await openWithPassphrase(sealed, PASSPHRASE)) as SealedSecrets
const secretIds = async (pk: string) => (await getClient(world.system, { pk })).secrets.map((secret) => secret.id)

describe('rotating the secrets of several clients', () => {
  it('shows first what each one would lose, and changes nothing by showing it', async () => {
    const [kept, cut, publicOne] = [
      await create('Overlap'),
      await create('AtOnce'),
      await create('Overlap', 'PUBLIC_CLIENT'),
    ]
    await rotateClientSecret(world.system, kept.pk)
    const [, older] = await secretIds(kept.pk)
    const at = new Date(world.clock.now().getTime() + 1000)
    await world.store.clients.markUsed([{ clientPk: kept.pk, secretId: older ?? '', at }])
    const head = (await world.store.audit.head()).seq
    const { entries, cutCount, blockedCount } = await preview([kept.pk, cut.pk, publicOne.pk])
    expect(entries).toMatchObject([
      {
        pk: kept.pk,
        domainName: 'Overlap',
        overlapDays: 14,
        dropped: { lastUsedAt: at, isInUse: true },
        blocked: null,
      },
      { pk: cut.pk, domainName: 'AtOnce', overlapDays: 0, dropped: null, blocked: null },
      { pk: publicOne.pk, current: null, blocked: 'It has no secret to rotate.' },
    ])
    expect({ cutCount, blockedCount }).toEqual({ cutCount: 1, blockedCount: 1 })
    expect((await world.store.audit.head()).seq).toBe(head)
  })

  it('gives every client a new secret, sealed in one file, and lets the old ones live for their overlap', async () => {
    const clients = [await create('Overlap'), await create('Overlap')]
    const before = await Promise.all(clients.map(({ pk }) => secretIds(pk)))
    const head = (await world.store.audit.head()).seq
    const { rotated, sealed, fileName } = await rotate(clients.map(({ pk }) => pk))
    expect({ rotated, fileName }).toEqual({ rotated: 2, fileName: 'gatehouse-secrets-2026-01-01.jwe' })
    const file = await opened(sealed)
    const end = (days: number) => new Date(world.clock.now().getTime() + days * DAY_MS).toISOString()
    expect(file).toMatchObject({ format: 'gatehouse-client-secrets/1', server: 'https://gate.example' })
    for (const [index, client] of clients.entries()) {
      const told = file.clients[index]
      expect(told).toMatchObject({
        domain: 'Overlap',
        clientId: client.id,
        previousSecretWorksUntil: end(14),
        worksUntil: end(90),
      })
      // Old and new were made at the same instant of the test's clock, so their order says nothing.
      const row = (await world.store.clients.secrets(client.pk)).find((secret) => secret.supersededAt === null)
      expect(row && (await isSecret(row, told?.clientSecret ?? ''))).toBe(true)
      const { secrets } = await getClient(world.system, { pk: client.pk })
      const old = secrets.find((secret) => secret.id === before[index]?.[0])
      expect(old).toMatchObject({ supersededAt: world.clock.now() })
    }
    const entries = await world.store.audit.after(head, 10)
    expect(entries.map((entry) => [entry.action, entry.entityId])).toEqual(
      clients.map(({ pk }) => ['client.rotate-secret', pk]),
    )
    const text = JSON.stringify(entries)
    for (const { clientSecret } of file.clients) expect(text).not.toContain(clientSecret)
    expect(text).not.toContain(PASSPHRASE)
  })

  it('finds what a list finds, up to what one rotation may hold', async () => {
    // A word of its own: a digit could begin somebody's client id as well.
    const { client } = await createClient(world.system, {
      name: 'Quetzal',
      idDomain: 'Overlap',
      clientType: 'CONFIDENTIAL_CLIENT',
    })
    const { pk, name } = client
    const { preview: found, total } = await rotatableClients(world.system, { q: name })
    expect(total).toBe(1)
    expect(found.entries.map((entry) => entry.pk)).toEqual([pk])
  })

  it('cuts secrets at once only when that was confirmed', async () => {
    const { pk } = await create('AtOnce')
    const [old] = await secretIds(pk)
    await expect(rotate([pk])).rejects.toMatchObject({ fieldErrors: { acceptsCut: [expect.any(String)] } })
    expect(await secretIds(pk)).toEqual([old])
    await rotate([pk], { acceptsCut: true })
    expect(await secretIds(pk)).toHaveLength(1)
    expect(await secretIds(pk)).not.toContain(old)
  })

  it('rotates nothing that changed after the preview', async () => {
    const [one, other] = [await create('Overlap'), await create('Overlap')]
    const pks = [one.pk, other.pk]
    const { fingerprint } = await preview(pks)
    await rotateClientSecret(world.system, other.pk)
    const before = await secretIds(one.pk)
    const again = { pks, fingerprint, passphrase: PASSPHRASE }
    await expect(rotateClientSecrets(world.system, again)).rejects.toMatchObject({ code: 'stale' })
    const fresh = { ...again, fingerprint: (await preview(pks)).fingerprint }
    await updateDomain(world.system, { id: overlapDomainId }, { oldSecretRetentionTimeInDays: 15 })
    await expect(rotateClientSecrets(world.system, fresh)).rejects.toMatchObject({ code: 'stale' })
    await updateDomain(world.system, { id: overlapDomainId }, { oldSecretRetentionTimeInDays: 14 })
    expect(await secretIds(one.pk)).toEqual(before)
  })

  it('rotates all of them or none, when two people press the button at once', async () => {
    const pks = [(await create('Overlap')).pk, (await create('Overlap')).pk]
    const { fingerprint } = await preview(pks)
    const input = { pks, fingerprint, passphrase: PASSPHRASE }
    const outcomes = await Promise.allSettled([1, 2].map(() => rotateClientSecrets(world.system, input)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const pk of pks) expect(await secretIds(pk)).toHaveLength(2)
  })

  it('refuses a client without a secret, a weak passphrase, none and more than 500 clients', async () => {
    const publicOne = await create('Overlap', 'PUBLIC_CLIENT')
    const { pk } = await create('Overlap')
    const before = await secretIds(pk)
    await expect(rotate([pk, publicOne.pk])).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(rotate([pk], { passphrase: 'too short' })).rejects.toMatchObject({
      fieldErrors: { passphrase: ['needs 11 more characters'] },
    })
    const many = Array.from({ length: 501 }, (_, index) => `pk-${index}`)
    for (const pks of [[], many]) {
      await expect(previewBulkRotation(world.system, { pks })).rejects.toMatchObject({ code: 'validation_failed' })
    }
    expect(await secretIds(pk)).toEqual(before)
  })

  it('asks for a fresh proof of the password', async () => {
    const { pk } = await create('Overlap')
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date('2025-12-01T00:00:00Z') })
    await expect(rotate([pk], {}, world.as(late))).rejects.toMatchObject({ code: 'reauthentication_required' })
  })

  it('answers alike for a client of a foreign domain and for one that does not exist', async () => {
    const { pk } = await create('Overlap')
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [], authenticatedAt: world.clock.now() }))
    const refusals = await Promise.all(
      [pk, 'no-such-client'].map((each) =>
        previewBulkRotation(dora, { pks: [each] }).catch(({ code, message }) => ({ code, message })),
      ),
    )
    expect(refusals[0]).toEqual(refusals[1])
    expect(refusals[0]).toMatchObject({ code: 'not_found' })
  })

  it('rotates 500 clients in one transaction', { timeout: 60_000 }, async () => {
    const pks: string[] = []
    for (let index = 0; index < 500; index += 1) pks.push((await create('Overlap')).pk)
    const { sealed, rotated } = await rotate(pks)
    expect(rotated).toBe(500)
    expect(new Set((await opened(sealed)).clients.map((client) => client.clientSecret)).size).toBe(500)
  })
})
