import { TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountRecord } from '@/lib/store/account-types'
import { actorFromAuthorization } from '../basic'
import { changeOwnPassword } from '../own-password'
import { REAUTHENTICATION_MAX_AGE_SECONDS } from '../permissions'
import { reauthenticate } from '../reauthenticate'
import { stepOf, totpOf } from '../second-factor'
import { actorFromSession } from '../session'
import { signIn } from '../sign-in'
import { createTestSystem, PASSWORD, type TestSystem } from '../testing/test-system'
import { confirmSecondFactor, offerSecondFactor, ownSecondFactor, removeSecondFactor } from './own-second-factor'
import { resetSecondFactor } from './people'
import { addPartner, addPerson, contextOf } from './testing/organisations'

let system: TestSystem
let owner: AccountRecord
let member: AccountRecord
beforeEach(async () => {
  system = await createTestSystem()
  const partner = await addPartner(system)
  owner = await addPerson(system, partner, 'OWNER')
  member = await addPerson(system, partner, 'MEMBER')
})
afterEach(() => system.close())

const enter = (code?: string, password = PASSWORD) =>
  signIn(
    system.ctx(),
    { username: member.username, password, ...(code ? { code } : {}) },
    { sessionAbsoluteSeconds: 3600, userAgent: null },
  )

/** An app of another maker: it reads what the person scans. */
async function setUp(): Promise<() => string> {
  const offer = await offerSecondFactor(contextOf(system, member))
  const url = new URL(offer.uri)
  const app = new TOTP({ secret: url.searchParams.get('secret') ?? '', issuer: 'x' })
  const code = () => app.generate({ timestamp: system.clock.now().getTime() })
  await confirmSecondFactor(contextOf(system, member), code())
  return code
}

const MISSING = { code: 'unauthenticated', data: { secondFactor: 'missing' } }
const WRONG = { code: 'unauthenticated', data: { secondFactor: 'wrong' } }

describe('codes of an app', () => {
  it('are those of RFC 6238, Appendix B', () => {
    const key = Buffer.from('12345678901234567890')
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [20_000_000_000, '353130'],
    ] as const) {
      const now = new Date(seconds * 1000)
      expect(stepOf(key, code, now)).toBe(Math.floor(seconds / 30))
      expect(stepOf(key, code, new Date((seconds + 90) * 1000))).toBeNull()
    }
    for (const rubbish of ['', '28708', '2870822', 'abcdef', '２８７０８２']) {
      expect(stepOf(key, rubbish, new Date(59_000))).toBeNull()
    }
    expect(totpOf(key, 'a@b.example').toString()).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })
})

describe('a second factor', () => {
  it('is offered as a picture, and counts only after a right code', async () => {
    const ctx = contextOf(system, member)
    const offer = await offerSecondFactor(ctx)
    expect(offer.picture.length).toBeGreaterThan(20)
    expect(offer.picture.every((row) => row.length === offer.picture.length && /^[01]+$/.test(row))).toBe(true)
    await expect(confirmSecondFactor(ctx, '000000')).rejects.toMatchObject({ code: 'validation_failed' })
    expect(await ownSecondFactor(ctx)).toBe(false)
    await expect(enter()).resolves.toBeDefined()
    expect(system.query('SELECT totpSealed FROM Account WHERE totpSealed IS NOT NULL').map(String)).not.toContain(
      offer.key,
    )
  })

  it('is asked for at sign-in after the password was right, and no code opens twice', async () => {
    const code = await setUp()
    // The code that confirmed it is used up.
    await expect(enter(code())).rejects.toMatchObject(WRONG)
    system.clock.advanceSeconds(30)
    await expect(enter()).rejects.toMatchObject(MISSING)
    await expect(enter(code(), 'wrong-password')).rejects.toMatchObject({ code: 'unauthenticated', data: undefined })
    const twice = await Promise.allSettled([enter(code()), enter(code())])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('slows guesses down, and a sign-in without a code forgives none', async () => {
    await setUp()
    for (let i = 0; i < 3; i += 1) await expect(enter('000000')).rejects.toMatchObject(WRONG)
    await expect(enter()).rejects.toMatchObject(MISSING)
    for (let i = 0; i < 2; i += 1) await expect(enter('000000')).rejects.toMatchObject(WRONG)
    await expect(enter('000000')).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('is asked for again by the step-up, at its own field', async () => {
    const code = await setUp()
    system.clock.advanceSeconds(60)
    const ctx = contextOf(system, member)
    await expect(reauthenticate(ctx, { password: PASSWORD })).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { code: [expect.any(String)] },
    })
    await expect(reauthenticate(ctx, { password: PASSWORD, code: code() })).resolves.toBeUndefined()
  })

  it('is not passed by with a change of the password, which asks for no code', async () => {
    const code = await setUp()
    system.clock.advanceSeconds(30)
    const { sessionToken } = await enter(code())
    system.clock.advanceSeconds(REAUTHENTICATION_MAX_AGE_SECONDS + 1)
    const ctx = async () => system.ctx(await actorFromSession(system, sessionToken))
    const guess = async (password: string) => reauthenticate(await ctx(), { password, code: '000000' })
    const wrong = { code: 'validation_failed' }
    for (let i = 0; i < 3; i += 1) await expect(guess(PASSWORD)).rejects.toMatchObject(wrong)
    const newPassword = `${PASSWORD} of mine`
    await changeOwnPassword(await ctx(), { currentPassword: PASSWORD, newPassword })
    await expect(removeSecondFactor(await ctx())).rejects.toMatchObject({ code: 'reauthentication_required' })
    for (let i = 0; i < 2; i += 1) await expect(guess(newPassword)).rejects.toMatchObject(wrong)
    await expect(guess(newPassword)).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('is replaced only after it was removed, and reset by an owner of the same organisation', async () => {
    await setUp()
    const ctx = contextOf(system, member)
    await expect(offerSecondFactor(ctx)).rejects.toMatchObject({ code: 'conflict' })
    await expect(resetSecondFactor(ctx, member.id)).rejects.toMatchObject({ code: 'forbidden' })
    await resetSecondFactor(contextOf(system, owner), member.id)
    expect(await ownSecondFactor(ctx)).toBe(false)
    await expect(enter()).resolves.toBeDefined()
    await setUp()
    await removeSecondFactor(contextOf(system, member))
    expect(await ownSecondFactor(ctx)).toBe(false)
    await expect(resetSecondFactor(contextOf(system, owner), owner.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is no way round: an account of the portal has no Basic sign-in', async () => {
    const header = `Basic ${Buffer.from(`${member.username}:${PASSWORD}`).toString('base64')}`
    await expect(actorFromAuthorization(system, header, '192.0.2.1')).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is for people of the portal', async () => {
    const admin = await system.addAccount()
    await expect(offerSecondFactor(contextOf(system, admin))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
