import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppError } from '@/lib/base/app-error'
import * as slowHash from '@/lib/base/slow-hash'
import { actorFromSession } from './session'
import { signIn } from './sign-in'
import { createTestSystem, PASSWORD, type TestSystem } from './testing/test-system'

let system: TestSystem
beforeEach(async () => {
  system = await createTestSystem()
})
afterEach(() => system.close())

const options = () => ({ sessionAbsoluteSeconds: system.sessionAbsoluteSeconds, userAgent: 'test browser' })
const attempt = (username: string, password: string, address = '192.0.2.10') =>
  signIn(system.ctx(undefined, address), { username, password }, options())
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('was not refused')
    },
    (error) => error,
  )
const entries = async () =>
  (await system.store.audit.after(0, 100)).map(({ action, outcome, entityName, detail }) => ({
    action,
    outcome,
    entityName,
    detail,
  }))

describe('signing in', () => {
  it('opens a session whose token is stored only as its SHA-256', async () => {
    const account = await system.addAccount()
    const { sessionToken } = await attempt('ADA', PASSWORD)
    expect(sessionToken).toMatch(/^[\w-]{43}$/)
    const [session] = await system.store.sessions.forAccount(account.id)
    expect(session?.id).toMatch(/^[0-9a-f]{64}$/)
    expect(session?.id).not.toContain(sessionToken)
    expect(session).toMatchObject({ address: '192.0.2.10', userAgent: 'test browser' })
    expect((await actorFromSession(system, sessionToken)).name).toBe('ada')
  })

  it('answers an unknown name, a wrong password and a disabled account with one and the same error', async () => {
    await system.addAccount()
    await system.addAccount({ username: 'bob', disabledAt: system.clock.now() })
    const answers = await Promise.all([
      refusal(attempt('ada', 'wrong password 1')),
      refusal(attempt('nobody', PASSWORD)),
      refusal(attempt('bob', PASSWORD)),
      refusal(attempt('bob\0', PASSWORD)),
    ])
    for (const { code, message, data, fieldErrors } of answers) {
      expect({ code, message, data, fieldErrors }).toEqual({
        code: 'unauthenticated',
        message: 'The user name or password is not right.',
        data: undefined,
        fieldErrors: undefined,
      })
    }
  })

  it('hashes once for an unknown name as it does for a known one', async () => {
    await system.addAccount()
    const verify = vi.spyOn(slowHash, 'verifySlowly')
    await refusal(attempt('nobody', PASSWORD))
    expect(verify.mock.calls).toEqual([[slowHash.NOBODYS_HASH, PASSWORD]])
    verify.mockRestore()
  })

  it('writes success and failure to the audit log, with the address and never with what was typed', async () => {
    await system.addAccount()
    await refusal(attempt('ada', 'my-secret-guess'))
    await refusal(attempt('my-secret-in-the-wrong-field', 'x'))
    await attempt('ada', PASSWORD)
    expect(await entries()).toEqual([
      {
        action: 'session.sign-in',
        outcome: 'FAILURE',
        entityName: 'ada',
        detail: { via: 'console', reason: 'wrong password' },
      },
      {
        action: 'session.sign-in',
        outcome: 'FAILURE',
        entityName: null,
        detail: { via: 'console', reason: 'unknown user name' },
      },
      { action: 'session.sign-in', outcome: 'SUCCESS', entityName: 'ada', detail: { via: 'console' } },
    ])
    const stored = JSON.stringify([await system.store.audit.after(0, 100)])
    expect(stored).toContain('192.0.2.10')
    expect(stored).not.toContain('my-secret')
    expect(stored).not.toContain(PASSWORD)
  })

  it('ends the session that the browser brought along', async () => {
    await system.addAccount()
    const first = await attempt('ada', PASSWORD)
    await signIn(
      system.ctx(),
      { username: 'ada', password: PASSWORD },
      { ...options(), previousToken: first.sessionToken },
    )
    expect((await actorFromSession(system, first.sessionToken)).role).toBeNull()
  })

  it('makes a hash of an older cost anew', async () => {
    const { hash } = await import('@node-rs/argon2')
    const account = await system.addAccount({ passwordHash: await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }) })
    await attempt('ada', PASSWORD)
    const stored = await system.store.accounts.byId(account.id)
    expect(stored?.passwordHash).toContain('m=12288,t=3,p=1')
    await attempt('ada', PASSWORD)
  })

  it('accepts a password typed as other code points for the same characters', async () => {
    await system.addAccount({}, 'p\u00e9n\u00e9lope lives here')
    await attempt('ada', 'pe\u0301ne\u0301lope lives here')
  })
})

describe('slowing down guesses', () => {
  it('makes an account wait from the fifth failure on, and longer each time', async () => {
    await system.addAccount()
    for (let i = 0; i < 5; i += 1)
      expect((await refusal(attempt('ada', `guess ${i}`, `198.51.100.${i}`))).code).toBe('unauthenticated')
    const blocked = await refusal(attempt('ada', PASSWORD, '198.51.100.99'))
    expect(blocked).toMatchObject({ code: 'rate_limited', data: { waitSeconds: 5 } })
    system.clock.advanceSeconds(5)
    expect((await refusal(attempt('ada', 'guess', '198.51.100.98'))).code).toBe('unauthenticated')
    expect(await refusal(attempt('ada', PASSWORD, '198.51.100.97'))).toMatchObject({ data: { waitSeconds: 10 } })
    system.clock.advanceSeconds(10)
    await attempt('ada', PASSWORD, '198.51.100.97')
  })

  it('slows an unknown name down exactly as a known one', async () => {
    for (let i = 0; i < 5; i += 1) await refusal(attempt('nobody', 'guess', `198.51.100.${i}`))
    expect(await refusal(attempt('nobody', 'guess', '198.51.100.9'))).toMatchObject({
      code: 'rate_limited',
      data: { waitSeconds: 5 },
    })
  })

  it('writes down that somebody was made to wait, once a minute', async () => {
    await system.addAccount()
    for (let i = 0; i < 12; i += 1) await refusal(attempt('ada', 'guess'))
    const reasons = (await entries()).map((entry) => entry.detail?.reason)
    expect(reasons.filter((reason) => reason === 'too many attempts')).toHaveLength(1)
    expect((await entries()).at(4)?.detail).toEqual({ via: 'console', reason: 'wrong password', waitSeconds: 5 })
  })

  it('forgets the failures of an account when its password was right', async () => {
    await system.addAccount()
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await refusal(attempt('ada', 'guess', `198.51.100.${round}`))
      await attempt('ada', PASSWORD, `198.51.100.${round}`)
    }
  })

  it('does not let others lock out an address the account signed in from lately', async () => {
    await system.addAccount()
    await attempt('ada', PASSWORD, '203.0.113.5')
    for (let i = 0; i < 6; i += 1) await refusal(attempt('ada', 'guess', `198.51.100.${i}`))
    expect((await refusal(attempt('ada', PASSWORD, '198.51.100.50'))).code).toBe('rate_limited')
    await attempt('ada', PASSWORD, '203.0.113.5')
  })

  it('counts the guesses from such an address all the same', async () => {
    await system.addAccount()
    await attempt('ada', PASSWORD, '203.0.113.5')
    for (let i = 0; i < 5; i += 1) await refusal(attempt('ada', 'guess', '203.0.113.5'))
    expect(await refusal(attempt('ada', PASSWORD, '203.0.113.5'))).toMatchObject({
      code: 'rate_limited',
      data: { waitSeconds: 5 },
    })
    await attempt('ada', PASSWORD, '198.51.100.1')
  })

  it('makes an address wait after twenty failures over many names, and one success does not clear that', async () => {
    await system.addAccount()
    for (let i = 0; i < 19; i += 1) await refusal(attempt(`name${i}`, 'guess', '198.51.100.7'))
    await attempt('ada', PASSWORD, '198.51.100.7')
    await refusal(attempt('name20', 'guess', '198.51.100.7'))
    expect(await refusal(attempt('ada', PASSWORD, '198.51.100.7'))).toMatchObject({ code: 'rate_limited' })
    await attempt('ada', PASSWORD, '198.51.100.8')
  })

  it('writes down once a minute that an address is made to wait, however many names it goes through', async () => {
    for (let i = 0; i < 20; i++) await refusal(attempt(`nobody-${i}`, 'wrong'))
    const before = (await entries()).length
    for (let i = 0; i < 50; i++) {
      expect(await refusal(attempt(`stranger-${i}`, 'wrong'))).toMatchObject({ code: 'rate_limited' })
    }
    expect((await entries()).length - before).toBe(1)
  })

  it('tries at most the threshold of a hundred guesses sent at once', async () => {
    await system.addAccount()
    const verify = vi.spyOn(slowHash, 'verifySlowly')
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => refusal(attempt('ada', `guess ${i}`, `198.51.100.${i}`))),
    )
    expect(verify.mock.calls.length).toBeLessThanOrEqual(5)
    expect(answers.filter((error) => error.code === 'rate_limited').length).toBeGreaterThanOrEqual(55)
    verify.mockRestore()
  })

  it('starts counting anew after an hour', async () => {
    await system.addAccount()
    for (let i = 0; i < 5; i += 1) await refusal(attempt('ada', 'guess', `198.51.100.${i}`))
    system.clock.advanceSeconds(3600)
    for (let i = 0; i < 4; i += 1) {
      expect((await refusal(attempt('ada', 'guess', `198.51.100.${i}`))).code).toBe('unauthenticated')
    }
    await attempt('ada', PASSWORD)
  })

  it('keeps no name that was typed among the counters', async () => {
    await refusal(attempt('hunter2-in-the-wrong-field', 'x'))
    const stored = JSON.stringify(system.query('SELECT * FROM "Throttle"'))
    expect(stored).toContain('account:')
    expect(stored).not.toContain('hunter2')
  })
})
