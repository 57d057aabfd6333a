import { beforeEach, describe, expect, it } from 'vitest'
import type { UserRefusal } from '../ports'
import { createPeopleWorld, info, introspect, type PeopleWorld, refresh, signIn } from '../testing/people'
import { askToken, changeClient, readToken } from '../testing/world'

let world: PeopleWorld
let token: unknown
beforeEach(async () => {
  world = createPeopleWorld()
  token = (await signIn(world)).json.access_token
})

/** Info and introspection both find the token not valid, each in its own words. */
async function expectInvalid(rule: string, found = token) {
  const told = await info(world, found)
  expect([told.status, told.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Access Token Validation Failed' },
  ])
  expect(world.lastRule()).toBe(rule)
  expect((await introspect(world, found)).json).toEqual({ active: false })
  expect(world.told.rejected.at(-1)?.error.rule.id).toBe(rule)
}
const expectValid = async (found = token) => expect((await info(world, found)).status).toBe(200)
const inOneSecond = () => new Date(Math.floor(world.clock.now().getTime() / 1000) * 1000 + 1000)

describe('the person an access token speaks for (spec runtime-api §12)', () => {
  it.each<UserRefusal>(['disabled', 'locked', 'locked-for-a-while', 'must-change-password'])(
    'D27 is asked about on every use: %s ends it, and it works again when that is over',
    async (refusal) => {
      await expectValid()
      world.ada.refusal = refusal
      await expectInvalid('token.user-state')
      world.ada.refusal = null
      await expectValid()
    },
  )

  it('D27 who is gone ends it, and a new person of the same name does not bring it back', async () => {
    world.users.remove(world.ada.id)
    world.users.add({ username: 'ada', id: 'somebody else' })
    await expectInvalid('token.user-state')
  })

  it('D28 who changed the password ends it with the check on, and a token of the same second works', async () => {
    world.config.switches = { ...world.config.switches, passwordChangeCheck: true }
    world.clock.advanceSeconds(60)
    world.ada.passwordChangedAt = world.clock.now()
    await expectInvalid('token.password-changed')
    const fresh = (await signIn(world)).json.access_token
    expect(readToken(fresh).claims.iat).toBe(Math.floor(world.clock.now().getTime() / 1000))
    await expectValid(fresh)
  })

  it('D29 who changed the password does not end it with the check off', async () => {
    world.clock.advanceSeconds(60)
    world.ada.passwordChangedAt = world.clock.now()
    await expectValid()
  })

  it('whose tokens were revoked ends it, whatever the check of passwords says', async () => {
    world.ada.tokensValidFrom = inOneSecond()
    await expectInvalid('token.user-revoked')
    world.clock.advanceSeconds(1)
    await expectValid((await signIn(world)).json.access_token)
  })
})

describe('what was revoked', () => {
  it('by itself ends one token and no other', async () => {
    const other = (await signIn(world)).json.access_token
    world.tokens.revoked.add(`d1 ${readToken(token).claims.jti}`)
    await expectInvalid('token.revoked')
    await expectValid(other)
  })

  it('with its client ends every token issued before', async () => {
    const own = (await askToken(world)).json.access_token
    for (const clientId of ['portal', 'reporter']) {
      changeClient(world.config, clientId, { tokensValidFrom: inOneSecond() })
    }
    await expectInvalid('token.client-revoked')
    await expectInvalid('token.client-revoked', own)
    world.clock.advanceSeconds(1)
    await expectValid((await askToken(world)).json.access_token)
  })

  it('is refused when it names a refresh token that nobody knows', async () => {
    const { json } = await signIn(world)
    const refreshed = (await refresh(world, json.refresh_token)).json.access_token
    await expectValid(refreshed)
    world.tokens.tokens.clear()
    await expectInvalid('token.family', refreshed)
  })
})

describe('the cost of a look at a token', () => {
  it('of a client for itself is one read, of its revocation', async () => {
    const own = (await askToken(world)).json.access_token
    const asked: unknown[] = []
    const stateOf = world.tokens.stateOf.bind(world.tokens)
    world.tokens.stateOf = (names) => {
      asked.push(names)
      return stateOf(names)
    }
    world.users.stateOf = () => {
      throw new Error('no person is behind it')
    }
    await expectValid(own)
    expect(asked).toEqual([
      {
        domainId: 'd1',
        tokenId: readToken(own).claims.jti,
        refreshTokenId: null,
        familyId: null,
        person: null,
        sessionId: null,
      },
    ])
  })

  it('of a person is two reads at the same time', async () => {
    const begun: string[] = []
    const ended: string[] = []
    const slowly = async <T>(name: string, value: T): Promise<T> => {
      begun.push(name)
      await new Promise((resolve) => setImmediate(resolve))
      ended.push(name)
      return value
    }
    const { tokens, ada } = world
    const stateOf = tokens.stateOf.bind(tokens)
    world.deps.tokenStates = { stateOf: (names) => slowly('token', stateOf(names)) }
    world.deps.users.stateOf = () => {
      expect(ended).toEqual([])
      return slowly('person', ada)
    }
    await expectValid()
    expect(begun).toEqual(['token', 'person'])
  })
})
