import { beforeEach, describe, expect, it } from 'vitest'
import type { UserRefusal } from '../ports'
import {
  createPeopleWorld,
  issueRefreshTokens,
  PASSWORD,
  type PeopleWorld,
  setAttributes,
  signIn,
} from '../testing/people'
import { addClient, basic, changeClient, readToken, SECRET, send } from '../testing/world'

let world: PeopleWorld
beforeEach(() => {
  world = createPeopleWorld()
})

/** Nothing about the person may be told by the text. */
const REFUSED = { error: 'invalid_grant', error_description: 'The grant is not valid.' }

describe('resource owner password credentials (RFC 6749 §4.3)', () => {
  it.each(['PASSWORD', 'password'])(
    'D01 takes the spelling %s and answers a bearer token for the person',
    async (name) => {
      const answer = await signIn(world, { grant_type: name })
      expect(answer.status).toBe(200)
      expect(answer.headers['Cache-Control']).toBe('no-store')
      expect(answer.json).toMatchObject({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 })
      const { claims } = readToken(answer.json.access_token)
      expect(claims).toMatchObject({ sub: 'ada', uid: world.ada.id, client: 'portal', scope: ['Ledger.read'] })
      expect(claims).not.toHaveProperty('grant')
      expect(claims).not.toHaveProperty('rt_id')
    },
  )

  it('names the person as the store writes the name, whatever was typed', async () => {
    expect(readToken((await signIn(world, { username: 'ADA' })).json.access_token).claims.sub).toBe('ada')
  })

  it('D06 answers a refresh token when the domain issues them, and none otherwise', async () => {
    expect((await signIn(world)).json.refresh_token).toMatch(/^[A-Za-z0-9_-]{22}~[A-Za-z0-9_-]{43}$/)
    issueRefreshTokens(world, null)
    expect((await signIn(world)).json).not.toHaveProperty('refresh_token')
  })

  it('answers a refresh token by the setting of the domain alone, whatever the client may do with it', async () => {
    changeClient(world.config, 'portal', { grantTypes: new Set(['PASSWORD']) })
    expect((await signIn(world)).json).toHaveProperty('refresh_token')
  })

  it('keeps no refresh token that could be read back', async () => {
    const { json } = await signIn(world)
    expect(JSON.stringify([...world.tokens.tokens, ...world.tokens.families])).not.toContain(json.refresh_token)
  })

  it.each(['username', 'password'])('needs the parameter %s', async (name) => {
    const answer = await signIn(world, { [name]: '' })
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
    expect(answer.json.error_description).toContain(name)
  })

  it('refuses a repeated password', async () => {
    const form = 'grant_type=PASSWORD&username=ada&password=a&password=b'
    const headers = { authorization: basic('portal', SECRET) }
    const { json } = await send(world.handle, '/oauth2/rest/token', { headers, form })
    expect(json.error).toBe('invalid_request')
  })

  it('refuses a client that is not allowed the grant, before the password is looked at', async () => {
    changeClient(world.config, 'portal', { grantTypes: new Set(['CLIENT_CREDENTIALS']) })
    const answer = await signIn(world)
    expect([answer.status, answer.json.error]).toEqual([400, 'unauthorized_client'])
    expect(world.users.attempts).toBe(0)
  })

  it('refuses a scope the client does not have, before the password is looked at', async () => {
    expect((await signIn(world, { scope: 'Ledger.delete' })).json.error).toBe('invalid_scope')
    expect(world.users.attempts).toBe(0)
  })

  it('refuses a client that does not prove itself', async () => {
    const answer = await signIn(world, {}, { headers: { authorization: basic('portal', 'wrong') } })
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
  })

  it('knows only the people of the identity store its domain names', async () => {
    world.users.add({ username: 'grace', password: PASSWORD, storeName: 'Elsewhere' })
    expect((await signIn(world, { username: 'grace' })).json).toEqual(REFUSED)
    expect(world.lastRule()).toBe('password.user-known')
  })
})

describe('a person who is not let in', () => {
  it.each<[UserRefusal, string]>([
    ['disabled', 'password.user-disabled'],
    ['locked', 'password.user-locked'],
    ['locked-for-a-while', 'password.user-locked-out'],
    ['must-change-password', 'password.must-change'],
  ])('D27 because of being %s is told nothing, and the trace says %s', async (refusal, rule) => {
    world.ada.refusal = refusal
    const answer = await signIn(world)
    expect([answer.status, answer.json]).toEqual([400, REFUSED])
    expect(world.lastRule()).toBe(rule)
  })

  it('is answered alike for a wrong password and for a name that does not exist', async () => {
    expect((await signIn(world, { password: 'wrong' })).json).toEqual(REFUSED)
    expect(world.lastRule()).toBe('password.right')
    expect((await signIn(world, { username: 'nobody' })).json).toEqual(REFUSED)
    expect(world.lastRule()).toBe('password.user-known')
  })

  it('leaves neither name nor password in the trace', async () => {
    await signIn(world, { username: 'hunter2-typed-here', password: 'wrong-password' })
    expect(JSON.stringify(world.told.refused.map(({ error }) => error.rule))).not.toMatch(/hunter2|wrong-password/)
  })

  it('is not asked for by a name or a password longer than any store takes', async () => {
    expect((await signIn(world, { password: 'x'.repeat(1025) })).json).toEqual(REFUSED)
    expect((await signIn(world, { username: 'x'.repeat(257) })).json).toEqual(REFUSED)
    expect(world.users.attempts).toBe(0)
  })

  it('is refused with NUL in a name as a malformed request, not as an error of the server', async () => {
    expect((await signIn(world, { username: 'ada\u0000' })).status).toBe(400)
  })

  it('waits while the store does not answer, and is told so', async () => {
    world.users.isUnavailable = true
    const answer = await signIn(world)
    expect([answer.status, answer.json.error]).toEqual([503, 'temporarily_unavailable'])
    expect(world.lastRule()).toBe('password.store')
  })
})

describe('guessing from one address', () => {
  it('is held up by asking about nobody, with the answer that every failure gets', async () => {
    const asked: string[] = []
    const authenticate = world.users.authenticate.bind(world.users)
    world.users.authenticate = (domain, name, password) => {
      asked.push(name)
      return authenticate(domain, name, password)
    }
    world.deps.passwordGuard = { enter: async () => false, succeeded: async () => undefined }
    expect((await signIn(world)).json).toEqual(REFUSED)
    expect(world.lastRule()).toBe('password.address')
    expect(asked).toHaveLength(1)
    expect(asked).not.toContain('ada')
  })

  it('is told of every attempt and of every success, and of no failure as a success', async () => {
    const told: string[] = []
    world.deps.passwordGuard = {
      enter: async ({ username, address }) => {
        told.push(`enter ${username} ${address}`)
        return true
      },
      succeeded: async ({ username }) => void told.push(`succeeded ${username}`),
    }
    await signIn(world)
    await signIn(world, { password: 'wrong' })
    expect(told).toEqual(['enter ada 192.0.2.1', 'succeeded ada', 'enter ada 192.0.2.1'])
  })
})

describe('the switch of the domain', () => {
  it.each(['false', false, 'FALSE'])('set to %s closes the grant', async (passwordGrantEnabled) => {
    setAttributes(world, { passwordGrantEnabled })
    const answer = await signIn(world)
    expect([answer.status, answer.json.error]).toEqual([400, 'unauthorized_client'])
    expect([world.lastRule(), world.users.attempts]).toEqual(['password.enabled', 0])
  })

  it('with an end date closes the grant at that instant', async () => {
    setAttributes(world, { passwordGrantEndsAt: '2026-03-01T12:00:30Z' })
    expect((await signIn(world)).status).toBe(200)
    world.clock.set('2026-03-01T12:00:30Z')
    expect((await signIn(world)).json.error).toBe('unauthorized_client')
  })

  it('with an end date nobody can read is closed', async () => {
    setAttributes(world, { passwordGrantEndsAt: 'next summer' })
    expect((await signIn(world)).json.error).toBe('unauthorized_client')
  })

  it('is open where nothing is set, as in the original', async () => {
    setAttributes(world, {})
    expect((await signIn(world)).status).toBe(200)
  })
})

it('a client of another domain does not reach the people of this one', async () => {
  addClient(world.config, 'd2', { clientId: 'stranger', grantTypes: new Set(['PASSWORD']) })
  const answer = await signIn(world, {}, { headers: { authorization: basic('stranger', SECRET) } })
  expect(answer.status).toBe(401)
})
