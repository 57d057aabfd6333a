import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects } from '@/lib/store/testing/databases'
import { rotateClientSecret } from './client-secrets'
import { createClient, deleteClient, getClient, listClients, updateClient } from './clients'
import { createDomain, deleteDomain, getDomain } from './domains'
import { createResource, deleteResource, getResource, updateResource } from './resources'
import { openWorld, type World } from './testing/world'

const fulfilled = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter((outcome) => outcome.status === 'fulfilled').length
const reasons = (outcomes: PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason)

describe.each(dialects)('at the same time ($dialect)', { timeout: 120_000 }, ({ create }) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(create)
    await createDomain(world.system, { name: 'Payments', oldSecretRetentionTimeInDays: 5 })
  })
  afterAll(() => world.close())
  const clientInput = { name: 'twin', idDomain: 'Payments', clientType: 'PUBLIC_CLIENT' }

  it('one of several domains of one name is made, the others fail on the name', async () => {
    const outcomes = await Promise.allSettled(
      ['Twin', 'Twin', 'TWIN'].map((name) => createDomain(world.system, { name })),
    )
    expect(fulfilled(outcomes)).toBe(1)
    for (const reason of reasons(outcomes)) {
      expect(reason).toMatchObject({ code: 'conflict', fieldErrors: { name: [expect.any(String)] } })
    }
  })

  it('one of several resource servers of one name is made, the others fail on the name', async () => {
    const outcomes = await Promise.allSettled(
      ['Twin', 'Twin', 'tWIN'].map((name) => createResource(world.system, { name, idDomain: 'Payments' })),
    )
    expect(fulfilled(outcomes)).toBe(1)
    for (const reason of reasons(outcomes)) {
      expect(reason).toMatchObject({ code: 'conflict', fieldErrors: { name: [expect.any(String)] } })
    }
  })

  it('one of several clients of one name, or one id, is made, and the others are told which field', async () => {
    const names = await Promise.allSettled(Array.from({ length: 5 }, () => createClient(world.system, clientInput)))
    expect(fulfilled(names)).toBe(1)
    for (const reason of reasons(names)) {
      expect(reason).toMatchObject({ code: 'conflict', fieldErrors: { name: [expect.any(String)] } })
    }
    const ids = await Promise.allSettled(
      [1, 2, 3].map((each) => createClient(world.system, { ...clientInput, name: `id ${each}`, id: 'same-id' })),
    )
    expect(fulfilled(ids)).toBe(1)
    for (const reason of reasons(ids)) {
      expect(reason).toMatchObject({ code: 'conflict', fieldErrors: { id: [expect.any(String)] } })
    }
    expect((await listClients(world.system)).total).toBe(2)
  })

  it('of several saves of one version one stands and the others see it', async () => {
    const { client } = await createClient(world.system, { ...clientInput, name: 'edited' })
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((description) =>
        updateClient(world.system, { pk: client.pk }, { description }, { expectedVersion: 1 }),
      ),
    )
    expect(fulfilled(outcomes)).toBe(1)
    const { description } = await getClient(world.system, { pk: client.pk })
    for (const reason of reasons(outcomes)) {
      expect(reason).toMatchObject({
        code: 'stale',
        data: { current: { description, version: 2 }, changedBy: 'system' },
      })
    }
  })

  it('saves by scripts, which name no version, all stand, and none is lost', async () => {
    const { client } = await createClient(world.system, { ...clientInput, name: 'scripted' })
    await Promise.all([
      updateClient(world.system, { pk: client.pk }, { description: 'kept' }),
      updateClient(world.system, { pk: client.pk }, { grantTypes: ['PASSWORD'] }),
      updateClient(world.system, { pk: client.pk }, { usePKCE: 'STRICT' }),
    ])
    expect(await getClient(world.system, { pk: client.pk })).toMatchObject({
      description: 'kept',
      grantTypes: ['PASSWORD'],
      usePKCE: 'STRICT',
      version: 4,
    })
  })

  it('two secrets at most live, whoever rotates', async () => {
    const input = { ...clientInput, name: 'rotated', clientType: 'CONFIDENTIAL_CLIENT' }
    const { client } = await createClient(world.system, input)
    await Promise.all(Array.from({ length: 6 }, () => rotateClientSecret(world.system, client.pk)))
    expect((await world.store.clients.secrets(client.pk)).map((secret) => secret.expiresAt === null).sort()).toEqual([
      false,
      true,
    ])
  })

  it('a scope is either taken by a client or taken away, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const name = `Api${round}`
      const { id } = await createResource(world.system, { name, idDomain: 'Payments', scopes: [{ scopeName: 'read' }] })
      const outcomes = await Promise.allSettled([
        createClient(world.system, { ...clientInput, name: `taker ${round}`, scopes: [`${name}.read`] }),
        updateResource(world.system, { id }, { scopes: [] }),
      ])
      expect(fulfilled(outcomes)).toBe(1)
      const { scopes, clientCount } = await getResource(world.system, { id })
      expect(scopes).toHaveLength(clientCount)
    }
  })

  it('a domain is either deleted or gets its first client, never both', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, name } = await createDomain(world.system, { name: `Doomed${round}` })
      const outcomes = await Promise.allSettled([
        deleteDomain(world.system, { id }),
        createClient(world.system, { ...clientInput, idDomain: name, name: 'first' }),
      ])
      expect(fulfilled(outcomes)).toBe(1)
      expect(reasons(outcomes)[0]).toMatchObject({ code: expect.stringMatching(/^(in_use|not_found)$/) })
    }
  })

  it('a resource server goes once its last client has gone', async () => {
    const { id, name } = await createResource(world.system, { name: 'Leaving', idDomain: 'Payments' })
    const scopes = [`${name}.DefaultScope`]
    const { client } = await createClient(world.system, { ...clientInput, name: 'last', scopes })
    await expect(deleteResource(world.system, { id })).rejects.toMatchObject({
      code: 'in_use',
      data: { clientCount: 1, firstClients: [{ name: 'last' }] },
    })
    await deleteClient(world.system, { pk: client.pk })
    await expect(deleteResource(world.system, { id })).resolves.toEqual({ name })
  })

  it('leaves an unbroken chain: one entry for each write that stood', async () => {
    const entries = await world.store.audit.after(0, 10_000)
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
    entries.slice(1).forEach((entry, index) => {
      expect(entry.previousHash).toBe(entries[index]?.hash)
    })
    const domain = await getDomain(world.system, { name: 'Payments' })
    expect(entries.filter((entry) => entry.entityId === domain.id)).toHaveLength(1)
  })
})
