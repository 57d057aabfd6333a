import { beforeEach, describe, expect, it } from 'vitest'
import {
  createPeopleWorld,
  freshRefreshToken,
  info,
  introspect,
  issueRefreshTokens,
  type PeopleWorld,
  refresh,
  setAttributes,
} from '../testing/people'
import { addClient, basic, changeClient, readToken, SECRET, send } from '../testing/world'

let world: PeopleWorld
beforeEach(() => {
  world = createPeopleWorld()
})

const INVALID = { error: 'invalid_grant', error_description: 'Invalid Refresh Token' }
const switches = (refreshRotation: boolean, refreshAutoRevoke: boolean, refreshGraceSeconds = 10) => {
  world.config.switches = { ...world.config.switches, refreshRotation, refreshAutoRevoke, refreshGraceSeconds }
}
async function expectRefused(answer: Promise<{ status: number; json: unknown }>, rule: string) {
  const { status, json } = await answer
  expect([status, json]).toEqual([400, INVALID])
  expect(world.lastRule()).toBe(rule)
}

describe('a refresh (RFC 6749 §6)', () => {
  it.each(['REFRESH_TOKEN', 'refresh_token'])(
    'by the spelling %s answers an access token of the same person',
    async (name) => {
      const token = await freshRefreshToken(world)
      world.clock.advanceSeconds(60)
      const answer = await refresh(world, token, { grant_type: name })
      expect(answer.status).toBe(200)
      expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
      const { claims } = readToken(answer.json.access_token)
      expect(claims).toMatchObject({ sub: 'ada', uid: world.ada.id, client: 'portal', scope: ['Ledger.read'] })
      expect(claims).not.toHaveProperty('grant')
      expect((await info(world, answer.json.access_token)).status).toBe(200)
    },
  )

  it('F12 names the refresh token it came from in rt_id, with the second of its issue', async () => {
    const token = await freshRefreshToken(world)
    const issued = Math.floor(world.clock.now().getTime() / 1000)
    const [stored] = [...world.tokens.tokens.values()]
    world.clock.advanceSeconds(60)
    const { claims } = readToken((await refresh(world, token)).json.access_token)
    expect(claims.rt_id).toBe(`${stored?.id}.${issued}`)
    expect(claims.rt_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{10}$/)
  })

  it('needs a refresh token', async () => {
    const answer = await refresh(world, '')
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
  })

  it.each([
    'x',
    '~',
    `${'A'.repeat(22)}~${'A'.repeat(43)}`,
    `${'A'.repeat(22)}~${'A'.repeat(42)}`,
    '☃',
    'A'.repeat(9000),
  ])('refuses %.30s as unknown', async (token) => {
    await expectRefused(refresh(world, token), 'refresh.known')
  })

  it('refuses the token of another client', async () => {
    const token = await freshRefreshToken(world)
    addClient(world.config, 'd1', { clientId: 'other', grantTypes: new Set(['REFRESH_TOKEN']) })
    await expectRefused(refresh(world, token, {}, 'other'), 'refresh.client')
    expect((await refresh(world, token)).status).toBe(200)
  })

  it('refuses a client that may not refresh', async () => {
    const token = await freshRefreshToken(world)
    changeClient(world.config, 'portal', { grantTypes: new Set(['PASSWORD']) })
    expect((await refresh(world, token)).json.error).toBe('unauthorized_client')
  })

  it('refuses a token after its end', async () => {
    const token = await freshRefreshToken(world)
    world.clock.advanceSeconds(5399)
    expect((await refresh(world, token)).status).toBe(200)
    world.clock.advanceSeconds(1)
    await expectRefused(refresh(world, token), 'refresh.live')
  })
})

describe('the scopes of a refresh', () => {
  const both = { scope: 'Ledger.read Ledger.write' }
  const scopeOf = async (token: string, form: Record<string, string> = {}) =>
    readToken((await refresh(world, token, form)).json.access_token).claims.scope

  it('are those granted in the beginning, or fewer', async () => {
    const token = await freshRefreshToken(world, both)
    expect(await scopeOf(token)).toEqual(['Ledger.read', 'Ledger.write'])
    expect(await scopeOf(token, { scope: 'Ledger.write' })).toEqual(['Ledger.write'])
    expect(await scopeOf(token)).toEqual(['Ledger.read', 'Ledger.write'])
  })

  it('are never more, though the client has more', async () => {
    const token = await freshRefreshToken(world)
    const answer = await refresh(world, token, both)
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_scope'])
    expect(world.lastRule()).toBe('scope.granted')
  })

  it('are never those the client has lost since, and the answer says which are left', async () => {
    const token = await freshRefreshToken(world, both)
    changeClient(world.config, 'portal', { scopes: new Set(['Ledger.write']) })
    expect((await refresh(world, token)).json.scope).toBe('Ledger.write')
    expect((await refresh(world, token, { scope: 'Ledger.read' })).json.error).toBe('invalid_scope')
    changeClient(world.config, 'portal', { scopes: new Set() })
    expect((await refresh(world, token)).json.error).toBe('invalid_scope')
  })
})

describe('claims of the person in a refreshed token', () => {
  it('are those of now, and are read only where the token tells of them', async () => {
    const token = await freshRefreshToken(world)
    const read: string[] = []
    const byId = world.users.byId.bind(world.users)
    world.users.byId = (id) => {
      read.push(id)
      return byId(id)
    }
    const plain = readToken((await refresh(world, token)).json.access_token).claims
    expect([plain.email, read]).toEqual([undefined, []])
    world.ada.claims = { email: 'ada@people.example' }
    changeClient(world.config, 'portal', { accessTokenCustomClaims: ['email'] })
    const told = readToken((await refresh(world, token)).json.access_token).claims
    expect([told.email, told.uid, read]).toEqual(['ada@people.example', world.ada.id, [world.ada.id]])
  })
})

describe('the two switches (spec runtime-api §4)', () => {
  it('F13 off and off: no new refresh token, and the old one goes on working', async () => {
    const token = await freshRefreshToken(world)
    for (let time = 0; time < 3; time += 1) {
      const answer = await refresh(world, token)
      expect(answer.status).toBe(200)
      expect(answer.json).not.toHaveProperty('refresh_token')
      world.clock.advanceSeconds(60)
    }
  })

  it('on and off: a new refresh token each time, and the old one goes on working', async () => {
    switches(true, false)
    const token = await freshRefreshToken(world)
    const first = (await refresh(world, token)).json.refresh_token
    world.clock.advanceSeconds(60)
    const second = (await refresh(world, token)).json.refresh_token
    expect(new Set([token, first, second]).size).toBe(3)
    for (const one of [first, second]) expect((await refresh(world, one)).status).toBe(200)
  })

  it('off and on: no new refresh token, and the old one works once', async () => {
    switches(false, true)
    const token = await freshRefreshToken(world)
    const answer = await refresh(world, token)
    expect(answer.status).toBe(200)
    expect(answer.json).not.toHaveProperty('refresh_token')
    world.clock.advanceSeconds(10)
    await expectRefused(refresh(world, token), 'refresh.reused')
  })

  it('F14 on and on: a new pair is issued and the old one is refused', async () => {
    switches(true, true)
    const token = await freshRefreshToken(world)
    const next = (await refresh(world, token)).json.refresh_token
    expect(next).toMatch(/^[A-Za-z0-9_-]{22}~[A-Za-z0-9_-]{43}$/)
    expect(next).not.toBe(token)
    world.clock.advanceSeconds(10)
    await expectRefused(refresh(world, token), 'refresh.reused')
  })

  it('of the domain win over those of the server, in either direction', async () => {
    setAttributes(world, { refreshTokenRotation: 'true', refreshTokenAutoRevoke: true })
    const token = await freshRefreshToken(world)
    expect((await refresh(world, token)).json).toHaveProperty('refresh_token')
    switches(true, true)
    setAttributes(world, { refreshTokenRotation: 'false', refreshTokenAutoRevoke: 'FALSE' })
    const other = await freshRefreshToken(world)
    for (let time = 0; time < 2; time += 1)
      expect((await refresh(world, other)).json).not.toHaveProperty('refresh_token')
  })

  it('give no new refresh token once the domain issues none', async () => {
    switches(true, true)
    const token = await freshRefreshToken(world)
    issueRefreshTokens(world, null)
    expect((await refresh(world, token)).json).not.toHaveProperty('refresh_token')
    world.clock.advanceSeconds(10)
    await expectRefused(refresh(world, token), 'refresh.reused')
  })

  it('that are switched off later do not bring a used token back', async () => {
    switches(true, true)
    const token = await freshRefreshToken(world)
    await refresh(world, token)
    switches(false, false)
    world.clock.advanceSeconds(10)
    await expectRefused(refresh(world, token), 'refresh.used')
  })
})

describe('introspection of a refresh token (RFC 7662)', () => {
  it('tells its client what it is good for', async () => {
    const token = await freshRefreshToken(world, { scope: 'Ledger.read Ledger.write' })
    const iat = Math.floor(world.clock.now().getTime() / 1000)
    world.clock.advanceSeconds(100)
    const told = {
      active: true,
      sub: 'ada',
      client_id: 'portal',
      domain: 'Payments',
      iat,
      exp: iat + 5400,
      rem_exp: 5300,
    }
    const shared = (await introspect(world, token)).json
    expect(shared).toMatchObject({ ...told, scope: ['Ledger.read', 'Ledger.write'], token_type: 'REFRESH_TOKEN' })
    const own = (await introspect(world, token, '/oauth2/domains/Payments/introspect')).json
    expect(own).toMatchObject({ ...told, scope: 'Ledger.read Ledger.write', token_type: 'refresh_token' })
  })

  it('finds it not active once it is used, ended, revoked, or its person is held up', async () => {
    switches(true, true)
    const inactive = async (token: unknown, rule: string) => {
      expect((await introspect(world, token)).json).toEqual({ active: false })
      expect(world.told.rejected.at(-1)?.error.rule.id).toBe(rule)
    }
    const token = await freshRefreshToken(world)
    const next = (await refresh(world, token)).json.refresh_token
    await inactive(token, 'refresh.used')
    world.ada.refusal = 'locked'
    await inactive(next, 'refresh.user-state')
    world.ada.refusal = null
    world.clock.advanceSeconds(20)
    await refresh(world, token)
    await inactive(next, 'refresh.revoked')
    await inactive(`${'A'.repeat(22)}~${'A'.repeat(43)}`, 'refresh.known')
  })

  it('tells nothing to another client', async () => {
    const token = await freshRefreshToken(world)
    addClient(world.config, 'd1', { clientId: 'other' })
    const { json } = await send(world.handle, '/oauth2/rest/token/introspect', {
      headers: { authorization: basic('other', SECRET) },
      form: { token },
    })
    expect(json).toEqual({ active: false })
  })
})
