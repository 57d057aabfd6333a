import { beforeEach, describe, expect, it } from 'vitest'
import { freshToken } from '../testing/world'
import { accessToken, createGatewayWorld, type GatewayWorld } from './testing/world'

let world: GatewayWorld
beforeEach(() => {
  world = createGatewayWorld()
})

const ocimToken = async () => accessToken(await world.ocim())
const ssdToken = async () => accessToken(await world.ssd())
const answerOf = async (token: string, ...rest: [Parameters<GatewayWorld['check']>[1]?]) => {
  const { status, body } = await world.check(token, ...rest)
  return [status, body]
}
const FAILED = [401, 'Failed to authenticate application']
const BAD_TOKEN = [401, 'Access token is not valid']

describe('a call with a token', () => {
  it('is let through with the facts in the body and in headers', async () => {
    const { status, body, headers } = await world.check(await ocimToken(), { headers: { 'x-hotelid': 'H1' } })
    expect(status).toBe(200)
    expect(JSON.parse(String(body))).toEqual({
      environment: 'ACME/PRD',
      chain: 'ACME',
      enterpriseId: 'ACMEHQ',
      clientId: 'ocim-client',
      scheme: 'OCIM',
      integration: 'Door locks',
      properties: null,
      expiresAt: '2026-03-01T13:00:00.000Z',
    })
    expect(headers).toMatchObject({ 'X-Gatehouse-Actor': 'ocim-client', 'X-Gatehouse-Properties': '*' })
    expect(world.passed.at(-1)).toMatchObject({ kind: 'API', scheme: 'OCIM', integrationId: 'i1' })
  })

  it('names the user under SSD, and no client', async () => {
    const { body } = await world.check(await ssdToken(), { method: 'POST' })
    expect(JSON.parse(String(body))).toMatchObject({ username: 'LOCKS_USER', scheme: 'SSD' })
    expect(String(body)).not.toContain('clientId')
  })

  it('is refused at another gateway', async () => {
    const token = await ocimToken()
    expect(await answerOf(token, { headers: { host: 'us.gateway.test' } })).toEqual(BAD_TOKEN)
    expect(world.lastRule()).toBe('gateway.token-environment')
  })

  it('is refused with the token of an environment that moved to another gateway', async () => {
    const token = await ocimToken()
    world.environment.gatewayId = 'g2'
    expect(await answerOf(token)).toEqual(BAD_TOKEN)
  })

  it('is refused without a token, with a false one, with one that is over, and with one of the identity domain', async () => {
    expect(await answerOf('x', { headers: { authorization: '' } })).toEqual([401, 'Access token is required'])
    const token = await ocimToken()
    expect(await answerOf(`${token.slice(0, -4)}AAAA`)).toEqual(BAD_TOKEN)
    const domains = await freshToken(world.core)
    expect(await answerOf(domains)).toEqual(BAD_TOKEN)
    world.clock.advanceSeconds(3600)
    expect(await answerOf(token)).toEqual(BAD_TOKEN)
    expect(world.lastRule()).toBe('gateway.token')
  })

  it('is refused with the key of another application, or of one that is disabled', async () => {
    const token = await ocimToken()
    expect(await answerOf(token, { headers: { 'x-app-key': 'another-app-key' } })).toEqual(FAILED)
    expect(await answerOf(token, { headers: { 'x-app-key': '' } })).toEqual(FAILED)
    Object.assign(world.applications[0] ?? {}, { isDisabled: true })
    expect(await answerOf(token)).toEqual(FAILED)
  })

  it('belongs to the owner of the token where it is refused, also of one that is over', async () => {
    const token = await ocimToken()
    const owned = { environmentId: 'e1', integrationId: 'i1', partnerId: 'p1', actor: 'ocim-client', kind: 'API' }
    await world.check(token, { headers: { 'x-app-key': '' } })
    expect(world.refused.at(-1)).toMatchObject(owned)
    world.clock.advanceSeconds(3600)
    await world.check(token)
    expect(world.refused.at(-1)).toMatchObject(owned)
    expect(world.lastRule()).toBe('gateway.token')
    await world.check('a.b.c')
    expect(world.refused.at(-1)).toMatchObject({ environmentId: null, integrationId: null, actor: null })
  })

  it('is refused once its client is disabled', async () => {
    const token = await ocimToken()
    Object.assign(world.clients[1] ?? {}, { isDisabled: true })
    expect(await answerOf(token)).toEqual(FAILED)
    expect(world.lastRule()).toBe('gateway.client-enabled')
  })

  it('is refused under SSD once the migration is complete, or its user disabled, by what is committed', async () => {
    const token = await ssdToken()
    world.deps.ssd.standing = async () => ({ phase: 'MIGRATED', isUserEnabled: true })
    expect(await answerOf(token)).toEqual(FAILED)
    world.deps.ssd.standing = async () => ({ phase: 'MIGRATING', isUserEnabled: false })
    expect(await answerOf(token)).toEqual(FAILED)
    expect(world.lastRule()).toBe('gateway.scheme-open')
  })

  it.each(['SUSPENDED', 'REVOKED', 'REJECTED', 'PENDING'])('is refused while the connection is %s', async (state) => {
    const token = await ocimToken()
    world.connections.push({ environmentId: 'e1', partnerId: 'p1', state, properties: null })
    expect(await answerOf(token)).toEqual([403, 'Partner connection is not approved'])
  })

  it('is let through for the hotels of both the client and the connection, and for no other', async () => {
    const token = await ocimToken()
    Object.assign(world.clients[1] ?? {}, { properties: new Set(['H1', 'H2']) })
    world.connections.push({ environmentId: 'e1', partnerId: 'p1', state: 'APPROVED', properties: new Set(['H2']) })
    expect((await answerOf(token, { headers: { 'x-hotelid': 'H2' } }))[0]).toBe(200)
    expect(await answerOf(token, { headers: { 'x-hotelid': 'H1' } })).toEqual([403, 'Property is not allowed'])
    expect(JSON.parse(String((await world.check(token)).body)).properties).toEqual(['H2'])
  })

  it('is refused for a hotel of another chain, where the chain lists its hotels', async () => {
    const token = await ocimToken()
    expect(await answerOf(token, { headers: { 'x-hotelid': 'ZZ' } })).toEqual([403, 'Property is not allowed'])
    world.environment.properties = new Set()
    expect((await answerOf(token, { headers: { 'x-hotelid': 'ZZ' } }))[0]).toBe(200)
  })
})
