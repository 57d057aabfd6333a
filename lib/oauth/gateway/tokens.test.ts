import { beforeEach, describe, expect, it } from 'vitest'
import { basic, readToken } from '../testing/world'
import { verifyAccessToken } from '../tokens/verify'
import { gatewayRoute, hostOf, isGatewayPath } from './paths'
import {
  APP_KEY,
  accessToken,
  createGatewayWorld,
  type GatewayWorld,
  OCIM_SECRET,
  PASSWORD,
  SSD_SECRET,
} from './testing/world'

let world: GatewayWorld
beforeEach(() => {
  world = createGatewayWorld()
})

describe('the token of a gateway', () => {
  it('says whose it is under OCIM, lives for an hour, and comes without a refresh token', async () => {
    const answer = await world.ocim()
    expect(Object.keys(JSON.parse(String(answer.body))).sort()).toEqual(['access_token', 'expires_in', 'token_type'])
    const { header, claims } = readToken(accessToken(answer))
    expect(header).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    expect(claims).toMatchObject({
      iss: 'https://id.example.test/oauth2',
      aud: 'https://eu.gateway.test',
      sub: 'ocim-client',
      client_id: 'ocim-client',
      scope: 'urn:opc:hgbu:ws:__myscopes__',
      enterprise_id: 'ACMEHQ',
      environment: 'e1',
      env: 'ACME/PRD',
      scheme: 'OCIM',
      integration: 'i1',
    })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600)
    expect(answer.headers['Cache-Control']).toBe('no-store')
  })

  it('is about the user under SSD, under the name as it was created', async () => {
    const { claims } = readToken(accessToken(await world.ssd({ form: { username: 'locks_user' } })))
    expect(claims).toMatchObject({ sub: 'LOCKS_USER', client_id: 'ssd-client', scheme: 'SSD' })
  })

  it('is handed out at the host and below the name of the gateway alike', async () => {
    const named = await world.ocim({ path: '/gateways/eu/oauth/v1/tokens', headers: { host: 'localhost:3000' } })
    expect(named.status).toBe(200)
    const other = await world.ocim({ path: '/gateways/nowhere/oauth/v1/tokens' })
    expect([other.status, other.body]).toEqual([403, 'Enterprise does not have access to gateway'])
    expect((await world.ocim({ headers: { host: 'EU.gateway.test:8443' } })).status).toBe(200)
  })

  it('is none for the endpoints of the identity domain that signs it', async () => {
    const token = accessToken(await world.ocim())
    const place = { domain: world.core.domain, server: { passwordChangeCheck: false }, now: world.clock.now() }
    await expect(verifyAccessToken(world.core.deps, place, token)).rejects.toMatchObject({ kind: 'token_invalid' })
  })

  it('is handed out for the secret before as long as its overlap lasts, and no longer', async () => {
    const end = new Date(world.clock.now().getTime() + 3_600_000)
    const known = world.clients.find(({ clientId }) => clientId === 'ocim-client')
    Object.assign(known ?? {}, { secrets: [world.secret('new-one'), world.secret(OCIM_SECRET, end)] })
    expect((await world.ocim()).status).toBe(200)
    world.clock.advanceSeconds(3600)
    expect((await world.ocim()).status).toBe(401)
    expect(world.refused.at(-1)?.trace.at(-1)?.got).toBe('a secret whose overlap has ended')
  })
})

describe('SSD and OCIM by phase', () => {
  const SSD = ['PLANNED', 'NOTIFIED', 'MIGRATING', 'POSTPONED', 'CUTOVER']
  const AFTER = ['MIGRATED', 'VERIFIED', 'SUPPORT']

  it.each(SSD)('%s: SSD works', async (phase) => {
    world.environment.phase = phase
    expect((await world.ssd()).status).toBe(200)
  })

  it.each(AFTER)('%s: SSD is refused at once, and OCIM works', async (phase) => {
    world.environment.phase = phase
    const refused = await world.ssd()
    expect([refused.status, refused.body]).toEqual([401, 'Failed to authenticate application'])
    expect(world.slow).toEqual({ secrets: 0, passwords: 0 })
    expect((await world.ocim()).status).toBe(200)
  })

  it('a completion that is committed between the rules and the answer lets no token of SSD out', async () => {
    world.deps.ssd.recordSsdIssue = async () => 'MIGRATED'
    const refused = await world.ssd()
    expect([refused.status, refused.body]).toEqual([401, 'Failed to authenticate application'])
    expect(world.lastRule()).toBe('gateway.scheme-open')
    expect(world.passed).toHaveLength(0)
  })
})

describe('time', () => {
  it('does not tell whether a client exists, is of this gateway, or has another secret', async () => {
    for (const authorization of [
      basic('nobody', OCIM_SECRET),
      basic('us-client', OCIM_SECRET),
      basic('ssd-client', OCIM_SECRET),
      basic('ocim-client', 'another secret'),
    ]) {
      const before = world.slow.secrets
      await world.ocim({ headers: { authorization } })
      expect(world.slow.secrets).toBe(before + 1)
    }
  })

  it('does not tell whether a user exists, has another password, or is held up', async () => {
    world.guard.allowed = 2
    const forms: Record<string, string>[] = [{ username: 'SOMEBODY' }, { password: 'another' }, { username: 'THIRD' }]
    for (const form of forms) {
      const before = world.slow.passwords
      await world.ssd({ form })
      expect(world.slow.passwords).toBe(before + 1)
    }
    expect(world.lastRule()).toBe('gateway.user-address')
  })

  it('does not tell whose name it is that is held up from all addresses, nor that it is', async () => {
    world.guard.userAllowed = 0
    for (const username of ['SOMEBODY', 'LOCKS_USER']) {
      const before = world.slow.passwords
      const { status, body } = await world.ssd({ form: { username } })
      expect([status, body]).toEqual([401, 'Failed to authenticate application'])
      expect(world.slow.passwords).toBe(before + 1)
    }
    const [unknown, known] = world.refused.map(({ trace, actor }) => ({ trace, actor }))
    expect(known).toEqual(unknown)
    expect(world.lastRule()).toBe('gateway.user-guesses')
  })

  it('is not counted against a user whose password is right', async () => {
    for (let n = 0; n < 5; n += 1) expect((await world.ssd()).status).toBe(200)
  })
})

describe('a kept refusal', () => {
  const SECRETS = [OCIM_SECRET, SSD_SECRET, PASSWORD, APP_KEY, 'hunter2-in-the-wrong-place']

  it('never holds a credential, whichever field it was typed into', async () => {
    const wrong = 'hunter2-in-the-wrong-place'
    await world.ocim({ headers: { authorization: basic(wrong, 'ocim-client') } })
    await world.ocim({ headers: { enterpriseid: wrong } })
    await world.ocim({ headers: { 'x-app-key': wrong } })
    await world.ocim({ headers: { authorization: wrong } })
    await world.ocim({ form: { scope: wrong } })
    await world.ocim({ form: { grant_type: wrong } })
    await world.ssd({ form: { username: wrong } })
    await world.ssd({ form: { password: wrong } })
    await world.ssd({ headers: { authorization: basic('ssd-client', wrong) } })
    expect(world.refused).toHaveLength(9)
    const told = JSON.stringify(world.refused)
    for (const secret of SECRETS) expect(told).not.toContain(secret)
  })

  it('belongs to the owner of the client it named, also where an earlier rule refused', async () => {
    await world.ocim({ headers: { enterpriseid: '' } })
    expect(world.refused.at(-1)).toMatchObject({
      gatewayId: 'g1',
      environmentId: 'e1',
      integrationId: 'i1',
      partnerId: 'p1',
      customerId: null,
      actor: 'ocim-client',
    })
    expect(world.refused.at(-1)?.trace).toHaveLength(1)
  })

  it('is held against no integration by somebody who knows the id of its client alone', async () => {
    const own = { kind: 'OWN' as const, partnerId: null, integrationId: 'i1' }
    Object.assign(world.clients[1] ?? {}, own)
    Object.assign(world.integrations[0] ?? {}, { ownerKind: 'CUSTOMER', partnerId: null })
    Object.assign(world.applications[0] ?? {}, { partnerId: null, customerId: 'k1' })
    const wrong = { authorization: basic('ocim-client', 'a guess') }
    await world.ocim({ headers: { ...wrong, 'x-app-key': '' } })
    await world.ocim({ headers: { ...wrong, 'x-app-key': 'none of ours' } })
    expect(world.refused).toMatchObject([
      { integrationId: null, customerId: 'k1' },
      { integrationId: null, customerId: 'k1' },
    ])
    await world.ocim({ headers: wrong })
    expect(world.refused.at(-1)).toMatchObject({ integrationId: 'i1', customerId: 'k1' })
  })

  it('tells the owner of a client nothing of users of others, whether one exists or its password fits', async () => {
    const forms: Record<string, string>[] = [
      { username: 'NOBODY' },
      { username: 'TILL_USER', password: 'x' },
      { username: 'TILL_USER' },
    ]
    for (const form of forms) {
      const before = world.slow.passwords
      await world.ssd({ form })
      expect(world.slow.passwords).toBe(before + 1)
    }
    const [unknown, ...foreign] = world.refused.map(({ trace, partnerId, actor }) => ({ trace, partnerId, actor }))
    expect(unknown?.trace.at(-1)).toMatchObject({ rule: 'gateway.user', passed: false })
    expect(foreign).toEqual([unknown, unknown])
  })

  it('belongs to nobody where client and application have different owners', async () => {
    await world.ocim({ headers: { 'x-app-key': 'another-app-key' } })
    expect(world.refused.at(-1)).toMatchObject({ partnerId: null, customerId: null, integrationId: null })
    expect(world.lastRule()).toBe('gateway.application-integration')
  })

  it('belongs to the customer where the client is the customer’s', async () => {
    Object.assign(world.clients[1] ?? {}, { kind: 'SHARED', partnerId: null })
    Object.assign(world.integrations[0] ?? {}, { ownerKind: 'CUSTOMER', partnerId: null })
    Object.assign(world.applications[0] ?? {}, { partnerId: null, customerId: 'k1' })
    await world.ocim({ form: { scope: '' } })
    expect(world.refused.at(-1)).toMatchObject({ partnerId: null, customerId: 'k1', integrationId: 'i1' })
  })
})

describe('what cannot be read', () => {
  it('is answered with a bare text: 405, 415, 400', async () => {
    const wrongMethod = await world.ocim({ method: 'GET' })
    expect([wrongMethod.status, wrongMethod.headers.Allow]).toEqual([405, 'POST'])
    const json = await world.ocim({ headers: { 'content-type': 'application/json' } })
    expect([json.status, json.headers['Content-Type']]).toEqual([415, 'text/plain;charset=UTF-8'])
    expect((await world.send({ form: 'scope=a&scope=b' })).status).toBe(400)
    expect((await world.send({ form: 'scope=%zz' })).status).toBe(400)
    expect((await world.send({ form: '&'.repeat(500) })).status).toBe(400)
    expect(world.refused.map(({ trace }) => trace.at(-1)?.rule)).toEqual(Array(5).fill('gateway.request'))
  })

  it('is a request of OCIM where no grant type is named, and so asks for the enterprise first', async () => {
    const { status, body } = await world.send({})
    expect([status, body]).toEqual([401, 'Enterprise id is required'])
  })

  it('is answered 500 with a neutral text where something breaks, and told with its cause', async () => {
    world.deps.gateways.clientById = () => {
      throw new Error('the database is on fire')
    }
    const { status, body } = await world.ocim()
    expect(status).toBe(500)
    expect(body).not.toContain('fire')
    expect(world.refused.at(-1)?.cause).toBeInstanceOf(Error)
    expect(world.lastRule()).toBe('gateway.server')
  })
})

describe('paths', () => {
  it('of gateways are these four and no others', () => {
    expect(gatewayRoute('/oauth/v1/tokens')).toEqual({ endpoint: 'tokens', gatewayName: null })
    expect(gatewayRoute('/gateways/eu/oauth/v1/check')).toEqual({ endpoint: 'check', gatewayName: 'eu' })
    for (const path of ['/oauth/v1/token', '/oauth/v1/tokens/', '/gateways/eu', '/gateways/eu/x/oauth/v1/tokens']) {
      expect(isGatewayPath(path)).toBe(false)
    }
  })

  it('name a host without its port, whatever its case', () => {
    expect([hostOf('EU.gateway.test:443'), hostOf('[::1]:80'), hostOf(undefined)]).toEqual([
      'eu.gateway.test',
      '[::1]',
      '',
    ])
  })
})
