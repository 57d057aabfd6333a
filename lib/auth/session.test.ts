import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountRecord } from '@/lib/store/account-types'
import { type Actor, ANONYMOUS } from './actor'
import { changeOwnPassword } from './own-password'
import { requireRecentAuthentication } from './permissions'
import { reauthenticate } from './reauthenticate'
import { actorFromSession } from './session'
import { endAccountSessions, endSession, listSessions, signOut, signOutEverywhere } from './sessions'
import { signIn } from './sign-in'
import { actorOf, createTestSystem, PASSWORD, type TestSystem } from './testing/test-system'

let system: TestSystem
let account: AccountRecord
beforeEach(async () => {
  system = await createTestSystem()
  account = await system.addAccount()
})
afterEach(() => system.close())

async function open(username = 'ada', password = PASSWORD): Promise<string> {
  const options = { sessionAbsoluteSeconds: system.sessionAbsoluteSeconds, userAgent: null }
  return (await signIn(system.ctx(), { username, password }, options)).sessionToken
}
const actor = (token: string): Promise<Actor> => actorFromSession(system, token)
const actions = async () => (await system.store.audit.after(0, 100)).map((entry) => `${entry.action} ${entry.outcome}`)

describe('a console session', () => {
  it('stands for its account, with role and reach as they are now', async () => {
    await system.addDomain('d1')
    const token = await open()
    expect(await actor(token)).toMatchObject({
      kind: 'ACCOUNT',
      id: account.id,
      role: 'ADMINISTRATOR',
      domainIds: null,
    })
    await system.store.accounts.replace({ ...account, role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d1'] }, 1)
    expect(await actor(token)).toMatchObject({ role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d1'] })
  })

  it('ends after thirty minutes without a request, and lives on with requests', async () => {
    const token = await open()
    for (let i = 0; i < 3; i += 1) {
      system.clock.advanceSeconds(29 * 60)
      expect((await actor(token)).role).toBe('ADMINISTRATOR')
    }
    system.clock.advanceSeconds(30 * 60)
    expect(await actor(token)).toEqual(ANONYMOUS)
  })

  it('ends twelve hours after sign-in whatever happens', async () => {
    const token = await open()
    for (let i = 0; i < 12 * 4 - 1; i += 1) {
      system.clock.advanceSeconds(15 * 60)
      expect((await actor(token)).role).toBe('ADMINISTRATOR')
    }
    system.clock.advanceSeconds(15 * 60)
    expect(await actor(token)).toEqual(ANONYMOUS)
  })

  it('notes its last request at most once a minute', async () => {
    const token = await open()
    const seen = async () => (await system.store.sessions.forAccount(account.id))[0]?.lastSeenAt.toISOString()
    system.clock.advanceSeconds(59)
    await actor(token)
    expect(await seen()).toBe('2026-03-01T08:00:00.000Z')
    system.clock.advanceSeconds(1)
    await actor(token)
    expect(await seen()).toBe('2026-03-01T08:01:00.000Z')
  })

  it('ends when its account is disabled or deleted', async () => {
    const token = await open()
    await system.store.accounts.replace({ ...account, disabledAt: system.clock.now() }, 1)
    expect(await actor(token)).toEqual(ANONYMOUS)
    await system.store.accounts.delete(account.id)
    expect(await actor(token)).toEqual(ANONYMOUS)
  })

  it.each(['', 'x', '\0', 'a'.repeat(10_000)])('is nobody for a token that was never given (%#)', async (token) => {
    expect(await actor(token)).toEqual(ANONYMOUS)
  })
})

describe('signing out', () => {
  it('ends this session and no other', async () => {
    const [one, two] = [await open(), await open()]
    await signOut(system.ctx(await actor(one)))
    expect(await actor(one)).toEqual(ANONYMOUS)
    expect((await actor(two)).role).toBe('ADMINISTRATOR')
    expect((await actions()).at(-1)).toBe('session.sign-out SUCCESS')
  })

  it('is no error for somebody who is not signed in', async () => {
    await signOut(system.ctx())
    expect(await actions()).toEqual([])
  })

  it('everywhere ends all sessions of the account and nobody else', async () => {
    await system.addAccount({ username: 'bob' })
    const [one, two, other] = [await open(), await open(), await open('bob')]
    expect(await signOutEverywhere(system.ctx(await actor(one)))).toBe(2)
    expect([await actor(one), await actor(two)]).toEqual([ANONYMOUS, ANONYMOUS])
    expect((await actor(other)).name).toBe('bob')
  })

  it('of another session is for its owner and for those who may change accounts', async () => {
    const bob = await system.addAccount({ username: 'bob', role: 'AUDITOR' })
    const [ada, bobs] = [await actor(await open()), await actor(await open('bob'))]
    const [adasSession] = await listSessions(system.ctx(ada), 1800)
    expect(adasSession).toMatchObject({ isCurrent: true })
    await expect(endSession(system.ctx(bobs), adasSession?.id ?? '')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(endSession(system.ctx(ada), 'no-such-session')).rejects.toMatchObject({ code: 'not_found' })
    const [bobsSession] = await listSessions(system.ctx(ada), 1800, bob.id)
    await endSession(system.ctx(ada), bobsSession?.id ?? '')
    expect(await listSessions(system.ctx(ada), 1800, bob.id)).toEqual([])
    await expect(endAccountSessions(system.ctx(bobs), account.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await endAccountSessions(system.ctx(ada), bob.id)).toBe(0)
  })

  it('is not for an API token', async () => {
    const token: Actor = { ...actorOf('ADMINISTRATOR'), kind: 'API_TOKEN', id: account.id }
    await expect(signOutEverywhere(system.ctx(token))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listSessions(system.ctx(token), 1800)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('changing the own password', () => {
  const NEW = 'a new long password'

  it('ends the other sessions, keeps this one, and takes the new password only', async () => {
    const [one, two] = [await open(), await open()]
    const ctx = system.ctx(await actor(one))
    expect(await changeOwnPassword(ctx, { currentPassword: PASSWORD, newPassword: NEW })).toEqual({ endedSessions: 1 })
    expect((await actor(one)).role).toBe('ADMINISTRATOR')
    expect(await actor(two)).toEqual(ANONYMOUS)
    await expect(open()).rejects.toMatchObject({ code: 'unauthenticated' })
    await open('ada', NEW)
    const log = JSON.stringify(await system.store.audit.after(0, 100))
    expect(log).toContain('account.change-password')
    expect(log).not.toContain(NEW)
  })

  it.each([
    ['a wrong current password', { currentPassword: 'wrong password', newPassword: NEW }, 'currentPassword'],
    ['eleven characters', { currentPassword: PASSWORD, newPassword: 'x'.repeat(11) }, 'newPassword'],
    ['the same password again', { currentPassword: PASSWORD, newPassword: PASSWORD }, 'newPassword'],
    ['no current password', { newPassword: NEW }, 'currentPassword'],
  ])('refuses %s at its field', async (_, input, field) => {
    const ctx = system.ctx(await actor(await open()))
    await expect(changeOwnPassword(ctx, input)).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { [field]: expect.anything() },
    })
  })

  it('is slowed down like a sign-in', async () => {
    const ctx = { ...system.ctx(await actor(await open())), address: '198.51.100.1' }
    for (let i = 0; i < 5; i += 1) {
      await expect(changeOwnPassword(ctx, { currentPassword: `guess ${i}`, newPassword: NEW })).rejects.toMatchObject({
        code: 'validation_failed',
      })
    }
    await expect(changeOwnPassword(ctx, { currentPassword: PASSWORD, newPassword: NEW })).rejects.toMatchObject({
      code: 'rate_limited',
      data: { waitSeconds: 5 },
    })
  })

  it('is refused to nobody and to an API token', async () => {
    const input = { currentPassword: PASSWORD, newPassword: NEW }
    await expect(changeOwnPassword(system.ctx(), input)).rejects.toMatchObject({ code: 'unauthenticated' })
    const token: Actor = { ...actorOf('ADMINISTRATOR'), kind: 'API_TOKEN', id: account.id }
    await expect(changeOwnPassword(system.ctx(token), input)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('proving the password again', () => {
  it('counts for five minutes, in this session', async () => {
    const token = await open()
    system.clock.advanceSeconds(301)
    const stale = await actor(token)
    expect(() => requireRecentAuthentication(stale, system.clock.now())).toThrow('Confirm your password')
    await reauthenticate(system.ctx(stale), { password: PASSWORD })
    const fresh = await actor(token)
    expect(() => requireRecentAuthentication(fresh, system.clock.now())).not.toThrow()
    system.clock.advanceSeconds(301)
    expect(() => requireRecentAuthentication(fresh, system.clock.now())).toThrow('Confirm your password')
  })

  it('refuses a wrong password at its field and writes it down', async () => {
    const token = await open()
    system.clock.advanceSeconds(301)
    const ctx = system.ctx(await actor(token))
    await expect(reauthenticate(ctx, { password: 'wrong password' })).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { password: ['The password is not right.'] },
    })
    expect((await actions()).at(-1)).toBe('session.reauthenticate FAILURE')
    const same = await actor(token)
    expect(() => requireRecentAuthentication(same, system.clock.now())).toThrow()
  })
})
