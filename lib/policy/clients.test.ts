import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DomainView } from '@/lib/schemas/domain'
import { rotateClientSecret } from './client-secrets'
import { createClient, deleteClient, getClient, listClients, previewClientDeletion, updateClient } from './clients'
import { createDomain } from './domains'
import { createResource } from './resources'
import { openWorld, person, type World } from './testing/world'

let world: World
let domain: DomainView
beforeAll(async () => {
  world = await openWorld()
  domain = await createDomain(world.system, { name: 'Payments' })
  await createResource(world.system, { name: 'Orders', idDomain: 'Payments', scopes: [{ scopeName: 'read' }] })
  await createResource(world.system, { name: 'dot.ted', idDomain: 'Payments', scopes: [{ scopeName: 'a.b' }] })
})
afterAll(() => world.close())

let counter = 0
let name = ''
beforeEach(() => {
  name = `Client ${++counter}`
})
const create = (input: object = {}) =>
  createClient(world.system, { name, idDomain: 'Payments', clientType: 'CONFIDENTIAL_CLIENT', ...input })
const template = {
  name: 'DCR_REG_STUB_mobile',
  clientType: 'PUBLIC_CLIENT',
  grantTypes: ['IMPLICIT'],
  scopes: ['dcrreg'],
  defaultScope: 'dcrreg',
  redirectURIs: [{ url: 'https://app.example/cb' }],
}

describe('a new client', () => {
  it('B08: uses the id given, and makes one of 32 hexadecimal characters when none is', async () => {
    expect((await create({ id: `given-${counter}` })).client.id).toBe(`given-${counter}`)
    name += ' generated'
    expect((await create()).client.id).toMatch(/^[0-9a-f]{32}$/)
  })

  it('B09: is of one of the three types', async () => {
    await expect(create({ clientType: 'TRUSTED_CLIENT' })).rejects.toMatchObject({
      fieldErrors: { clientType: [expect.stringContaining('MOBILE_CLIENT')] },
    })
  })

  it('B10: may have any of the seven grants', async () => {
    const grantTypes = [
      'PASSWORD',
      'CLIENT_CREDENTIALS',
      'JWT_BEARER',
      'REFRESH_TOKEN',
      'AUTHORIZATION_CODE',
      'IMPLICIT',
      'TOKEN_EXCHANGE',
    ]
    expect((await create({ grantTypes })).client.grantTypes).toEqual(grantTypes)
  })

  it('B11: has a default scope only from among its scopes', async () => {
    await expect(create({ scopes: ['Orders.read'], defaultScope: 'Orders.DefaultScope' })).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { defaultScope: ['must be one of the scopes of the client'] },
    })
  })

  it('B02, B12: names scopes that exist, DefaultScope without declaration, built-in ones freely', async () => {
    const scopes = ['Orders.read', 'Orders.DefaultScope', 'dot.ted.a.b', 'openid', 'UserInfo.email', 'dcrread']
    expect((await create({ scopes })).client.scopes).toEqual(scopes)
    for (const unknown of ['Orders.write', 'Nobody.read', 'orders.read', 'plain', '.read', 'Orders.']) {
      await expect(create({ scopes: [unknown] }), unknown).rejects.toMatchObject({
        code: 'validation_failed',
        fieldErrors: { scopes: [expect.stringContaining(unknown)] },
      })
    }
  })

  it('B17, B18: takes the reserved prefix only as a whole registration template', async () => {
    await expect(create({ name: 'DCR_REG_STUB_x' })).rejects.toMatchObject({
      fieldErrors: {
        clientType: [expect.any(String)],
        grantTypes: [expect.any(String)],
        scopes: [expect.any(String)],
        defaultScope: [expect.any(String)],
        redirectURIs: [expect.any(String)],
      },
    })
    expect((await create(template)).client).toMatchObject({ name: template.name, secrets: [] })
    for (const wrong of [
      { clientType: 'MOBILE_CLIENT' },
      { grantTypes: ['IMPLICIT', 'REFRESH_TOKEN'] },
      { scopes: ['dcrreg', 'dcrread'] },
      { defaultScope: null },
      { redirectURIs: [] },
    ]) {
      const input = { ...template, name: 'DCR_REG_STUB_y', ...wrong }
      await expect(create(input), JSON.stringify(wrong)).rejects.toMatchObject({
        fieldErrors: { [Object.keys(wrong)[0] ?? '']: [expect.any(String)] },
      })
    }
  })

  it('gets a secret made for it only when it can keep one', async () => {
    const confidential = await create()
    expect(confidential.secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(confidential.client.secrets).toMatchObject([{ expiresAt: null, hint: confidential.secret?.slice(-4) }])
    name += ' public'
    const open = await create({ clientType: 'PUBLIC_CLIENT' })
    expect(open).toMatchObject({ secret: null, client: { secrets: [] } })
    name += ' with secret'
    const odd = await create({ clientType: 'PUBLIC_CLIENT', secret: 'correct horse battery staple' })
    expect(odd.secret).toBeNull()
    expect(odd.client.secrets).toHaveLength(1)
  })

  it('can be given the 32 hexadecimal characters of the administration surface', async () => {
    const input = { name, idDomain: 'Payments', clientType: 'CONFIDENTIAL_CLIENT' }
    const { secret } = await createClient(world.system, input, { secretFormat: 'hex32' })
    expect(secret).toMatch(/^[0-9a-f]{32}$/)
  })

  it('B16: keeps its secret only as a hash, fast for random ones and slow for chosen ones', async () => {
    const made = await create()
    const [random] = await world.store.clients.secrets(made.client.pk)
    expect(random?.hashKind).toBe('SHA256')
    name += ' chosen'
    const chosen = await create({ secret: 'hunter2 hunter2 hunter2' })
    const [slow] = await world.store.clients.secrets(chosen.client.pk)
    expect(slow?.hashKind).toBe('ARGON2ID')
    expect(slow?.hash).toMatch(/^\$argon2id\$/)
    const seen = JSON.stringify([await getClient(world.system, { pk: made.client.pk }), made.client, chosen])
    expect(seen).not.toContain(made.secret)
    expect(seen).not.toContain('hunter2 hunter2')
  })

  it('shows no part of a short secret as its hint', async () => {
    const { client } = await create({ secret: 'welcome1' })
    expect(client.secrets[0]?.hint).toBe('')
  })

  it('is refused, on the field, when its id or name is taken in the domain', async () => {
    await create({ id: `taken-${counter}` })
    await expect(create({ id: `other-${counter}`, name: name.toUpperCase() })).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { name: [expect.any(String)] },
    })
    await expect(create({ id: `taken-${counter}`, name: `${name} other` })).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { id: [expect.any(String)] },
    })
  })

  it('of many made at once with one name, exactly one stands and the others are told which field', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => create()))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes.filter((each) => each.status === 'rejected')) {
      expect(outcome.reason).toMatchObject({ code: 'conflict', fieldErrors: { name: [expect.any(String)] } })
    }
    expect((await listClients(world.system, { q: name })).items.filter((item) => item.name === name)).toHaveLength(1)
  })

  it('B07: needs a domain that exists', async () => {
    await expect(create({ idDomain: 'Nowhere' })).rejects.toMatchObject({
      code: 'not_found',
      fieldErrors: { idDomain: [expect.any(String)] },
    })
  })
})

describe('changing a client', () => {
  it('keeps what is not sent, and null takes a setting of its own away', async () => {
    const { client } = await create({ usePKCE: 'STRICT', description: 'kept', scopes: ['Orders.read'] })
    const changed = await updateClient(world.system, { pk: client.pk }, { usePKCE: null, name: `${name} renamed` })
    expect(changed).toMatchObject({ name: `${name} renamed`, description: 'kept', usePKCE: null, version: 2 })
    expect(changed.scopes).toEqual(['Orders.read'])
  })

  it('refuses to leave a default scope without its scope', async () => {
    const { client } = await create({ scopes: ['Orders.read', 'openid'], defaultScope: 'Orders.read' })
    await expect(updateClient(world.system, { pk: client.pk }, { scopes: ['openid'] })).rejects.toMatchObject({
      fieldErrors: { defaultScope: [expect.any(String)] },
    })
  })

  it('keeps id and domain whatever is sent', async () => {
    const { client } = await create({ id: `fixed-${counter}` })
    const changed = await updateClient(world.system, { pk: client.pk }, { id: 'x', idDomain: 'y', description: 'd' })
    expect(changed).toMatchObject({ id: `fixed-${counter}`, idDomain: 'Payments', description: 'd' })
  })

  it('loses nothing when two administrators save: the second is told what changed and by whom', async () => {
    const { client } = await create()
    const ada = world.as(person('ada', 'ADMINISTRATOR'))
    const bob = world.as(person('bob', 'ADMINISTRATOR'))
    const expectedVersion = client.version
    const outcomes = await Promise.allSettled([
      updateClient(ada, { pk: client.pk }, { description: 'by ada' }, { expectedVersion }),
      updateClient(bob, { pk: client.pk }, { grantTypes: ['PASSWORD'] }, { expectedVersion }),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected'])
    expect(outcomes[1]).toMatchObject({
      reason: { code: 'stale', data: { current: { description: 'by ada', version: 2 }, changedBy: 'ada' } },
    })
    const again = await updateClient(bob, { pk: client.pk }, { grantTypes: ['PASSWORD'] }, { expectedVersion: 2 })
    expect(again).toMatchObject({ description: 'by ada', grantTypes: ['PASSWORD'] })
  })

  it('B14: with an overlap of 0 a changed secret replaces the old one at once', async () => {
    const { client } = await create()
    const changed = await updateClient(world.system, { pk: client.pk }, { secret: 'another secret, a long one' })
    expect(changed.secrets).toHaveLength(1)
    expect(changed.secrets[0]?.id).not.toBe(client.secrets[0]?.id)
  })

  it('takes the current secret sent again as no change', async () => {
    const { client, secret } = await create()
    expect(await updateClient(world.system, { pk: client.pk }, { secret })).toEqual(client)
  })

  it('asks for a fresh proof of the password when the secret changes, and only then', async () => {
    const { client } = await create()
    const late = person('ada', 'ADMINISTRATOR', { authenticatedAt: new Date('2025-12-31T23:00:00Z') })
    const ctx = world.as(late)
    await expect(updateClient(ctx, { pk: client.pk }, { secret: 'a new secret' })).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
    await expect(updateClient(ctx, { pk: client.pk }, { description: 'fine' })).resolves.toBeDefined()
  })
})

describe('finding and deleting a client', () => {
  it('is found by pk, id or name with its domain', async () => {
    const { client } = await create({ id: `findme-${counter}` })
    const { pk } = client
    const domainName = 'Payments'
    for (const selector of [{ pk }, { clientId: `findme-${counter}`, domainName }, { name, domainName }]) {
      expect((await getClient(world.system, selector)).pk).toBe(pk)
    }
    await expect(getClient(world.system, { name, domainName: 'Elsewhere' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('goes with its secrets, after a preview that counts them', async () => {
    const { client } = await create()
    const preview = await previewClientDeletion(world.system, { pk: client.pk })
    expect(preview).toEqual({ liveSecrets: 1, lastUsedAt: null })
    expect(await deleteClient(world.system, { pk: client.pk })).toEqual({ name })
    await expect(getClient(world.system, { pk: client.pk })).rejects.toMatchObject({ code: 'not_found' })
    expect(await world.store.clients.secrets(client.pk)).toEqual([])
    await expect(rotateClientSecret(world.system, client.pk)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leaves a story without secrets', async () => {
    const { client, secret } = await create()
    const next = 'a secret only people know'
    await updateClient(world.system, { pk: client.pk }, { secret: next, description: 'x' })
    await deleteClient(world.system, { pk: client.pk })
    const entries = (await world.store.audit.after(0, 10_000)).filter((entry) => entry.entityId === client.pk)
    expect(entries.map((entry) => entry.action)).toEqual(['client.create', 'client.update', 'client.delete'])
    expect(entries[1]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'description', before: '', after: 'x' },
        { field: 'secret', before: '[secret]', after: '[secret]' },
      ]),
    )
    const text = JSON.stringify(entries)
    expect(text).not.toContain(secret)
    expect(text).not.toContain(next)
    expect(text).not.toContain(client.secrets[0]?.id)
  })
})

describe('the list of clients', () => {
  it('is bounded to the domains of a domain administrator', async () => {
    await createDomain(world.system, { name: 'Elsewhere' })
    const input = { name: 'foreign', idDomain: 'Elsewhere', clientType: 'PUBLIC_CLIENT' }
    const { client } = await createClient(world.system, input)
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [domain.id] }))
    const seen = await listClients(dora, { limit: 200 })
    expect(seen.items.length).toBeGreaterThan(0)
    expect(seen.items.every((item) => item.domainId === domain.id)).toBe(true)
    expect((await listClients(dora, { domain: client.domainId })).items).toEqual([])
  })

  it('takes any search text', async () => {
    for (const q of ['\0', '%', "'; DROP TABLE Client; --", '\ud800', '_', '"', ' ']) {
      await expect(listClients(world.system, { q }), JSON.stringify(q)).resolves.toBeDefined()
    }
  })
})
