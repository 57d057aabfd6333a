import { beforeEach, describe, expect, it } from 'vitest'
import {
  createPeopleWorld,
  freshRefreshToken,
  info,
  introspect,
  type PeopleWorld,
  refresh,
  setAttributes,
  signIn,
} from '../testing/people'
import { changeClient } from '../testing/world'

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

describe('rotation with auto-revoke (RFC 9700 §4.14)', () => {
  beforeEach(() => switches(true, true))

  it('answers a second caller of the same moment with the same successor, in which the chain goes on', async () => {
    const token = await freshRefreshToken(world)
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(world, token)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const [next, ...others] = new Set(answers.map(({ json }) => json.refresh_token))
    expect(others).toEqual([])
    expect(new Set(answers.map(({ json }) => json.access_token)).size).toBe(5)
    expect(world.tokens.families.size).toBe(1)
    expect(world.tokens.tokens.size).toBe(2)
    world.clock.advanceSeconds(60)
    expect((await refresh(world, next)).status).toBe(200)
  })

  it('revokes the whole family when a used token comes back after the grace', async () => {
    const token = await freshRefreshToken(world)
    const { json } = await refresh(world, token)
    expect((await info(world, json.access_token)).status).toBe(200)
    world.clock.advanceSeconds(10)
    await expectRefused(refresh(world, token), 'refresh.reused')
    await expectRefused(refresh(world, json.refresh_token), 'refresh.revoked')
    const told = await info(world, json.access_token)
    expect([told.status, told.json.error_description]).toEqual([400, 'Access Token Validation Failed'])
    expect(world.lastRule()).toBe('token.family')
  })

  it('revokes with the family the access token it began with, which names no refresh token', async () => {
    const { json } = await signIn(world)
    await refresh(world, json.refresh_token)
    expect((await info(world, json.access_token)).status).toBe(200)
    world.clock.advanceSeconds(10)
    await refresh(world, json.refresh_token)
    expect((await introspect(world, json.access_token)).json).toEqual({ active: false })
  })

  it('leaves other families of the same person and client alone', async () => {
    const other = (await signIn(world)).json
    const token = await freshRefreshToken(world)
    await refresh(world, token)
    world.clock.advanceSeconds(10)
    await refresh(world, token)
    expect((await info(world, other.access_token)).status).toBe(200)
    expect((await refresh(world, other.refresh_token)).status).toBe(200)
  })

  it('without a grace takes a second caller of the same moment for a thief', async () => {
    switches(true, true, 0)
    const token = await freshRefreshToken(world)
    const answers = await Promise.all([refresh(world, token), refresh(world, token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect([...world.tokens.families.values()][0]?.revokedAt).not.toBeNull()
  })

  it('under another master key tells no successor again, and revokes nothing', async () => {
    const token = await freshRefreshToken(world)
    const { json } = await refresh(world, token)
    world.deps.refreshKey = Buffer.alloc(32, 1)
    await expectRefused(refresh(world, token), 'refresh.used')
    expect((await refresh(world, json.refresh_token)).status).toBe(200)
  })

  it('gives each token its own life, up to the absolute end of the family', async () => {
    setAttributes(world, { refreshTokenAbsoluteExpiryInSeconds: 9000 })
    let token: unknown = await freshRefreshToken(world)
    for (const seconds of [5000, 3000, 999]) {
      world.clock.advanceSeconds(seconds)
      token = (await refresh(world, token)).json.refresh_token
      expect(token).toBeDefined()
    }
    world.clock.advanceSeconds(1)
    await expectRefused(refresh(world, token), 'refresh.absolute-end')
  })
})

describe('the person behind a refresh token (spec runtime-api §12)', () => {
  it.each(['locked', 'disabled', 'locked-for-a-while', 'must-change-password'] as const)(
    'D27 who is %s cannot be acted for until that is over',
    async (refusal) => {
      const token = await freshRefreshToken(world)
      world.ada.refusal = refusal
      await expectRefused(refresh(world, token), 'refresh.user-state')
      world.ada.refusal = null
      expect((await refresh(world, token)).status).toBe(200)
    },
  )

  it('D27 who is gone cannot be acted for, not even by a new person of the same name', async () => {
    const token = await freshRefreshToken(world)
    world.users.remove(world.ada.id)
    world.users.add({ username: 'ada', id: 'somebody else' })
    await expectRefused(refresh(world, token), 'refresh.user-state')
  })

  it('D28 who has changed the password gets tokens anew, with the check on', async () => {
    world.config.switches = { ...world.config.switches, passwordChangeCheck: true }
    const token = await freshRefreshToken(world)
    world.clock.advanceSeconds(0.1)
    world.ada.passwordChangedAt = world.clock.now()
    await expectRefused(refresh(world, token), 'refresh.password-changed')
    expect((await refresh(world, await freshRefreshToken(world))).status).toBe(200)
  })

  it('D29 who has changed the password keeps them, with the check off', async () => {
    const token = await freshRefreshToken(world)
    world.clock.advanceSeconds(60)
    world.ada.passwordChangedAt = world.clock.now()
    expect((await refresh(world, token)).status).toBe(200)
  })

  it('whose tokens were revoked gets tokens anew', async () => {
    const token = await freshRefreshToken(world)
    world.ada.tokensValidFrom = new Date(world.clock.now().getTime() + 1)
    await expectRefused(refresh(world, token), 'refresh.user-revoked')
  })
})

it('a client whose tokens were revoked gets refresh tokens anew', async () => {
  const token = await freshRefreshToken(world)
  changeClient(world.config, 'portal', { tokensValidFrom: new Date(world.clock.now().getTime() + 1) })
  await expectRefused(refresh(world, token), 'refresh.client-revoked')
})
