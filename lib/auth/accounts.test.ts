import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountRecord } from '@/lib/store/account-types'
import { createAccount, createAdministrator, deleteAccount, getAccount, listAccounts, updateAccount } from './accounts'
import { ANONYMOUS, SYSTEM } from './actor'
import { actorFromAccount, actorFromSession } from './session'
import { signIn } from './sign-in'
import { actorOf, createTestSystem, PASSWORD, sessionActor, type TestSystem } from './testing/test-system'

let system: TestSystem
let ada: AccountRecord
beforeEach(async () => {
  system = await createTestSystem()
  ada = await system.addAccount()
  await system.addDomain('d1')
})
afterEach(() => system.close())

const asAda = () => system.ctx(actorFromAccount(ada))
const bob = { username: 'bob', role: 'AUDITOR', password: PASSWORD } as const
const last = async () => (await system.store.audit.after(0, 1000)).at(-1)

describe('console accounts', () => {
  it('are made with a role, without ever telling or keeping the password', async () => {
    const made = await createAccount(asAda(), bob)
    expect(made).toMatchObject({ username: 'bob', role: 'AUDITOR', domainIds: [], version: 1 })
    expect(made).not.toHaveProperty('passwordHash')
    expect((await listAccounts(asAda())).map((account) => account.username)).toEqual(['ada', 'bob'])
    const entry = await last()
    expect(entry).toMatchObject({ action: 'account.create', actorName: 'ada', entityName: 'bob' })
    expect(entry?.changes).toContainEqual({ field: 'passwordHash', before: null, after: '[secret]' })
    const everything = JSON.stringify([system.query('SELECT * FROM "Account"'), await system.store.audit.after(0, 10)])
    expect(everything).not.toContain(PASSWORD)
  })

  it.each([
    ['a user name that is taken, whatever its case', { ...bob, username: 'ADA' }, 'username', 'conflict'],
    ['a user name with a space', { ...bob, username: 'a b' }, 'username', 'validation_failed'],
    ['a password of eleven characters', { ...bob, password: 'x'.repeat(11) }, 'password', 'validation_failed'],
    ['a role that there is not', { ...bob, role: 'ROOT' }, 'role', 'validation_failed'],
    [
      'a domain administrator without a domain',
      { ...bob, role: 'DOMAIN_ADMINISTRATOR' },
      'domainIds',
      'validation_failed',
    ],
    [
      'a domain that there is not',
      { ...bob, role: 'DOMAIN_ADMINISTRATOR', domainIds: ['dx'] },
      'domainIds',
      'validation_failed',
    ],
  ])('refuses %s at its field', async (_, input, field, code) => {
    await expect(createAccount(asAda(), input)).rejects.toMatchObject({
      code,
      fieldErrors: { [field]: expect.anything() },
    })
    expect(await system.store.accounts.count()).toBe(1)
    expect(await last()).toBeUndefined()
  })

  it('keep one of two people who ask for the same name at once', async () => {
    const answers = await Promise.allSettled([
      createAccount(asAda(), bob),
      createAccount(asAda(), { ...bob, username: 'Bob' }),
    ])
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })

  it('lose every session when they are disabled or given a password', async () => {
    const made = await createAccount(asAda(), bob)
    const open = async (password: string) => {
      const options = { sessionAbsoluteSeconds: 3600, userAgent: null }
      return (await signIn(system.ctx(), { username: 'bob', password }, options)).sessionToken
    }
    const token = await open(PASSWORD)
    await updateAccount(asAda(), made.id, { password: 'another long password' })
    expect(await actorFromSession(system, token)).toEqual(ANONYMOUS)
    const again = await open('another long password')
    await updateAccount(asAda(), made.id, { isDisabled: true })
    await updateAccount(asAda(), made.id, { isDisabled: false })
    expect(await actorFromSession(system, again)).toEqual(ANONYMOUS)
  })

  it('lose their domains with the role that needs them', async () => {
    const made = await createAccount(asAda(), { ...bob, role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d1', 'd1'] })
    expect(made.domainIds).toEqual(['d1'])
    expect((await updateAccount(asAda(), made.id, { role: 'AUDITOR' })).domainIds).toEqual([])
    expect((await last())?.changes).toEqual([
      { field: 'role', before: 'DOMAIN_ADMINISTRATOR', after: 'AUDITOR' },
      { field: 'domainIds', before: ['d1'], after: [] },
    ])
  })

  it('refuse a save over somebody else’s, and tell the present state', async () => {
    const made = await createAccount(asAda(), bob)
    await updateAccount(asAda(), made.id, { displayName: 'Bob' }, { expectedVersion: 1 })
    await expect(
      updateAccount(asAda(), made.id, { displayName: 'Robert' }, { expectedVersion: 1 }),
    ).rejects.toMatchObject({
      code: 'stale',
      data: { current: { displayName: 'Bob', version: 2 } },
    })
  })

  it('always leave one active administrator, also when two go at once', async () => {
    const eve = await createAccount(asAda(), { ...bob, username: 'eve', role: 'ADMINISTRATOR' })
    const asEve = system.ctx({ ...actorOf('ADMINISTRATOR'), id: eve.id, name: 'eve' })
    const answers = await Promise.allSettled([
      updateAccount(asAda(), eve.id, { role: 'AUDITOR' }),
      deleteAccount(asEve, ada.id),
    ])
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(await system.store.accounts.countActiveAdministrators()).toBe(1)
  })

  it('cannot disable or delete themselves', async () => {
    await createAccount(asAda(), { ...bob, role: 'ADMINISTRATOR' })
    await expect(updateAccount(asAda(), ada.id, { isDisabled: true })).rejects.toMatchObject({ code: 'conflict' })
    await expect(deleteAccount(asAda(), ada.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are gone with their sessions after deletion, and stay in the log', async () => {
    const made = await createAccount(asAda(), bob)
    expect(await deleteAccount(asAda(), made.id)).toEqual({ username: 'bob' })
    await expect(getAccount(asAda(), made.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await last()).toMatchObject({ action: 'account.delete', entityName: 'bob' })
  })

  it('ask for the password again after five minutes', async () => {
    const old = system.ctx(sessionActor(ada, 'session', new Date(system.clock.now().getTime() - 301_000)))
    for (const work of [
      () => createAccount(old, bob),
      () => updateAccount(old, ada.id, { displayName: 'x' }),
      () => deleteAccount(old, ada.id),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'reauthentication_required' })
    }
  })

  it('are nobody’s business but an administrator’s; an auditor may look', async () => {
    for (const [actor, reads] of [
      [actorOf('AUDITOR'), true],
      [actorOf('DOMAIN_ADMINISTRATOR', ['d1']), false],
      [{ ...actorOf('ADMINISTRATOR'), domainIds: ['d1'] }, false],
    ] as const) {
      const ctx = system.ctx(actor)
      if (reads) expect(await listAccounts(ctx)).toHaveLength(1)
      else await expect(listAccounts(ctx)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(createAccount(ctx, bob)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(updateAccount(ctx, ada.id, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(deleteAccount(ctx, ada.id)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(listAccounts(system.ctx())).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('can be made by the operator’s shell', async () => {
    await createAdministrator(system.ctx(SYSTEM, null), { username: 'root2', password: PASSWORD })
    expect(await last()).toMatchObject({ actorKind: 'SYSTEM', entityName: 'root2' })
  })
})
