import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createClient, updateClient } from './clients'
import { createDomain } from './domains'
import { startFamily } from './testing/families'
import { openWorld, person, type World } from './testing/world'
import { listFamilies } from './token-families'
import { revokeAccessToken, revokeClientTokens, revokeFamily } from './token-revocation'

let world: World
let domainId: string
let clientPk: string
beforeAll(async () => {
  world = await openWorld()
  domainId = (await createDomain(world.system, { name: 'Payments' })).id
  const made = await createClient(world.system, {
    name: 'Portal',
    idDomain: 'Payments',
    clientType: 'CONFIDENTIAL_CLIENT',
  })
  clientPk = made.client.pk
})
afterAll(() => world.close())

const lastEntry = async () => world.store.audit.bySeq((await world.store.audit.head()).seq)

describe('revoking one access token', () => {
  const end = () => addSeconds(world.clock.now(), 3600)

  it('is told to every node by the store, and is on record without the token', async () => {
    expect(await revokeAccessToken(world.system, domainId, 'jti-1', end())).toBe(true)
    const names = {
      domainId,
      tokenId: 'jti-1',
      refreshTokenId: null,
      familyId: null,
      person: null,
      sessionId: null,
    }
    expect(await world.store.tokenStates.stateOf(names)).toMatchObject({ isRevoked: true })
    expect(await lastEntry()).toMatchObject({
      action: 'token.revoke',
      entityKind: 'token',
      entityId: 'jti-1',
      domainId,
    })
  })

  it('a second time changes nothing and leaves no entry', async () => {
    await revokeAccessToken(world.system, domainId, 'jti-2', end())
    const { seq } = await world.store.audit.head()
    expect(await revokeAccessToken(world.system, domainId, 'jti-2', end())).toBe(false)
    expect((await world.store.audit.head()).seq).toBe(seq)
  })

  it.each(['', 'x'.repeat(257), 'a\u0000b'])('refuses %j as the name of a token', async (tokenId) => {
    await expect(revokeAccessToken(world.system, domainId, tokenId, end())).rejects.toMatchObject({
      code: 'validation_failed',
    })
  })
})

describe('revoking a family', () => {
  it('ends it once, with one entry', async () => {
    const id = await startFamily(world.store, clientPk, domainId)
    expect(await revokeFamily(world.system, id)).toBe(true)
    expect(await revokeFamily(world.system, id)).toBe(false)
    expect(await world.store.refreshTokens.family(id)).toMatchObject({ revokeReason: 'ADMINISTRATOR' })
    expect(await lastEntry()).toMatchObject({ action: 'token.revoke-family', entityId: id, entityName: 'Portal' })
  })

  it('of a domain out of reach is not found, like one that does not exist', async () => {
    const id = await startFamily(world.store, clientPk, domainId)
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ['another'] }))
    await expect(revokeFamily(dora, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeFamily(dora, 'no such family')).rejects.toMatchObject({ code: 'not_found' })
    expect(await world.store.refreshTokens.family(id)).toMatchObject({ revokedAt: null })
  })
})

describe('revoking all tokens of a client', () => {
  it('moves one instant, to the end of the second, and never back', async () => {
    world.clock.advanceSeconds(0.4)
    const validFrom = await revokeClientTokens(world.system, clientPk)
    expect(validFrom.getTime()).toBe(Math.ceil(world.clock.now().getTime() / 1000) * 1000)
    expect((await world.store.clients.byPk(clientPk))?.tokensValidFrom).toEqual(validFrom)
    await world.store.clients.setTokensValidFrom(clientPk, addSeconds(validFrom, -60))
    expect((await world.store.clients.byPk(clientPk))?.tokensValidFrom).toEqual(validFrom)
    expect(await lastEntry()).toMatchObject({
      action: 'client.revoke-tokens',
      entityKind: 'client',
      entityId: clientPk,
    })
  })

  it('survives a later edit of the client', async () => {
    const validFrom = await revokeClientTokens(world.system, clientPk)
    await updateClient(world.system, { pk: clientPk }, { description: 'changed' })
    expect((await world.store.clients.byPk(clientPk))?.tokensValidFrom).toEqual(validFrom)
  })
})

describe('the families of a client and of a person', () => {
  it('are told with their state', async () => {
    const made = await createClient(world.system, {
      name: 'Own',
      idDomain: 'Payments',
      clientType: 'CONFIDENTIAL_CLIENT',
    })
    const { pk } = made.client
    const live = await startFamily(world.store, pk, domainId, { createdAt: addSeconds(world.clock.now(), 2) })
    const over = await startFamily(world.store, pk, domainId, { expiresAt: addSeconds(world.clock.now(), -1) })
    const revoked = await startFamily(world.store, pk, domainId)
    await revokeFamily(world.system, revoked)
    const { items, total } = await listFamilies(world.system, { clientPk: pk })
    const states = Object.fromEntries(items.map(({ id, state }) => [id, state]))
    expect(states).toEqual({ [live]: 'live', [over]: 'ended', [revoked]: 'revoked' })
    expect([total, items[0]?.id]).toEqual([3, live])
    expect(items[0]).toMatchObject({ clientName: 'Own', domainName: 'Payments', newest: { id: expect.any(String) } })
    expect(items[0]).not.toHaveProperty('claims')
  })

  it('of a person are told for the domains within reach only', async () => {
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ['another'] }))
    expect(await listFamilies(dora, { userId: 'somebody' })).toMatchObject({ items: [], total: 0 })
    expect(await listFamilies(world.system, { userId: 'a\u0000b' })).toMatchObject({ items: [] })
  })
})
