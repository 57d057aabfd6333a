import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuntimeDomain, UserDirectory } from '@/lib/oauth/ports'
import type { PasswordChanges } from '@/lib/oauth/ports/browser'
import type { SessionEndReason } from '@/lib/oauth/ports/sso-sessions'
import { auditQuerySchema } from '@/lib/schemas/audit'
import { sessionOf, startSession } from '@/lib/store/testing/browser-records'
import { dialects } from '@/lib/store/testing/databases'
import { clientRecord } from '@/lib/store/testing/records'
import { createPasswordChanges } from './change-own-password'
import { deleteUser } from './delete-user'
import { createUserDirectory } from './directory'
import { createIdentityStore } from './identity-stores'
import { MemoryDirectory } from './testing/memory-directory'
import { domainOf, openWorld, type World } from './testing/world'
import { setUserPassword } from './user-password'
import { disableUser, lockUser, requirePasswordChange, signOutUserEverywhere } from './user-state'
import { createUser } from './users'

const PASSWORD = 'seven green bottles'
const NEXT = 'eight blue kettles'

describe.each(dialects)('a person and the own password ($dialect)', { timeout: 60_000 }, ({ create }) => {
  let world: World
  let people: UserDirectory
  let passwords: PasswordChanges
  let here: RuntimeDomain
  let elsewhereId: string
  let clientPk: string
  let counter = 0
  const directory = new MemoryDirectory()

  beforeAll(async () => {
    world = await openWorld(create)
    const { store, clock, masterKey, random } = world.system
    const deps = { store, clock, masterKey, random, directory }
    people = createUserDirectory(deps)
    passwords = createPasswordChanges(deps, people)
    here = { ...domainOf('UserIdentityStore1'), id: await world.addDomain('Here') }
    elsewhereId = await world.addDomain('Elsewhere')
    const client = clientRecord(here.id, { backchannelLogoutUri: 'https://client.example/logout' })
    await store.clients.insert(client, {})
    clientPk = client.pk
  })
  afterAll(() => world.close())

  const facts = (keepSessionId?: string) => ({
    now: world.clock.now(),
    address: '203.0.113.9',
    correlationId: 'c-1',
    keepSessionId,
  })
  const addUser = () => createUser(world.system, world.storeId, { username: `user${++counter}`, password: PASSWORD })
  const change = (username: string, next = NEXT, current = PASSWORD, keep?: string) =>
    passwords.change(here, username, { current, next }, facts(keep))
  const signIn = async (username: string, password: string, domain = here) =>
    (await people.authenticate(domain, username, password, world.clock.now())).outcome
  async function session(user: { id: string; username: string }, domainId = here.id) {
    const started = sessionOf({ domain: { ...here, id: domainId } as never, user: user as never })
    await startSession(world.store, started)
    await world.store.ssoSessions.used(started.id, clientPk, world.clock.now())
    return started.id
  }
  const endOf = async (id: string): Promise<SessionEndReason | null | undefined> =>
    (await world.store.ssoSessions.byId(id))?.endReason

  it('changes it with the current one, and every other session ends in every domain', async () => {
    const user = await addUser()
    const [kept, other, foreign] = [await session(user), await session(user), await session(user, elsewhereId)]
    const verdict = await change(user.username, NEXT, PASSWORD, kept)
    expect(verdict).toMatchObject({ outcome: 'changed', user: { id: user.id, passwordChangedAt: world.clock.now() } })
    expect(await signIn(user.username, NEXT)).toBe('match')
    expect(await signIn(user.username, PASSWORD)).toBe('refused')
    expect([await endOf(kept), await endOf(other), await endOf(foreign)]).toEqual([
      null,
      'PASSWORD_CHANGED',
      'PASSWORD_CHANGED',
    ])
    const { items } = await world.store.audit.list(
      auditQuerySchema.parse({ entityKind: 'user', entityId: user.id }),
      null,
    )
    expect(items[0]).toMatchObject({
      action: 'user.change-own-password',
      actorName: user.username,
      address: '203.0.113.9',
      correlationId: 'c-1',
      domainId: here.id,
      detail: { store: 'UserIdentityStore1', endedSessions: 2 },
    })
    expect(JSON.stringify(items[0])).not.toContain('argon2')
    expect(JSON.stringify(items[0])).not.toContain(NEXT)
  })

  it('is refused with a wrong current one, which is counted and locks as at any sign-in', async () => {
    const user = await addUser()
    const wrong = await Promise.all(Array.from({ length: 5 }, () => change(user.username, NEXT, 'not the password')))
    expect(new Set(wrong.map(({ outcome }) => outcome))).toEqual(new Set(['refused']))
    expect(await change(user.username)).toEqual({ outcome: 'refused' })
    expect(await change('nobody', NEXT)).toEqual({ outcome: 'refused' })
  })

  it('changes one that must be changed, and is let in then', async () => {
    const user = await addUser()
    await requirePasswordChange(world.system, user.id)
    expect(await signIn(user.username, PASSWORD)).toBe('refused')
    expect(await change(user.username)).toMatchObject({ outcome: 'changed', user: { refusal: null } })
    expect(await signIn(user.username, NEXT)).toBe('match')
  })

  it('is changed once by two at the same instant', async () => {
    const user = await addUser()
    const both = await Promise.all([change(user.username, 'nine white candles'), change(user.username, NEXT)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'refused'])
  })

  it.each([
    ['short words', 'too-short'],
    ['x'.repeat(300), 'too-long'],
    [PASSWORD, 'same'],
    ['Password123456!', 'common'],
    ['123456789012345', 'common'],
    ['abababababababab', 'common'],
    ['qwertyuiop12345', 'common'],
  ])('is told what is wrong with %j: %s', async (next, rule) => {
    expect(await change('whoever', next)).toEqual({ outcome: 'unfit', rule })
  })

  it('is told that the user name with digits is no password', async () => {
    expect(await change('casey.brown', 'Casey.Brown2026')).toEqual({ outcome: 'unfit', rule: 'common' })
    expect(await change('casey.brown', 'casey likes tea')).not.toMatchObject({ outcome: 'unfit' })
  })

  describe('of a directory', () => {
    let there: RuntimeDomain
    beforeAll(async () => {
      const settings = { connection: { url: 'ldaps://ldap.example.com' }, search: { baseDn: 'dc=example,dc=com' } }
      await createIdentityStore(world.system, { name: 'Corporate', kind: 'LDAP', ldap: settings, bindPassword: 's' })
      there = { ...domainOf('Corporate'), id: await world.addDomain('There', 'Corporate') }
    })
    const changeThere = (username: string, next: string) =>
      passwords.change(there, username, { current: PASSWORD, next }, facts())

    it('changes it there', async () => {
      directory.add('dana', PASSWORD)
      expect(await changeThere('dana', NEXT)).toMatchObject({ outcome: 'changed', user: { username: 'dana' } })
      expect(await signIn('dana', NEXT, there)).toBe('match')
      expect(await signIn('dana', PASSWORD, there)).toBe('refused')
    })

    it('is told when the directory wants another one, and when it is down', async () => {
      directory.add('erin', PASSWORD)
      expect(await changeThere('erin', 'unfit for a directory')).toEqual({ outcome: 'unfit', rule: 'directory' })
      directory.isDown = true
      expect(await changeThere('erin', NEXT)).toEqual({ outcome: 'unavailable' })
      directory.isDown = false
    })
  })

  describe('under an administrator', () => {
    it.each([
      ['locks', lockUser, 'ADMINISTRATOR'],
      ['disables', disableUser, 'ADMINISTRATOR'],
      ['signs out', signOutUserEverywhere, 'ADMINISTRATOR'],
      [
        'resets the password of',
        (ctx: World['system'], id: string) => setUserPassword(ctx, id, { password: NEXT }),
        'PASSWORD_CHANGED',
      ],
    ] as const)('loses every session to whoever %s the person', async (_, act, reason) => {
      const user = await addUser()
      const ids = [await session(user), await session(user, elsewhereId)]
      await act(world.system, user.id)
      expect([await endOf(ids[0] ?? ''), await endOf(ids[1] ?? '')]).toEqual([reason, reason])
    })

    it('is deleted with every session, and the clients are told', async () => {
      const user = await addUser()
      const id = await session(user)
      await deleteUser(world.system, user.id)
      expect(await endOf(id)).toBeUndefined()
      const { items } = await world.store.logoutNotices.list({ visible: null, clientPk, limit: 200 })
      expect(items.find(({ sessionId }) => sessionId === id)).toMatchObject({
        subject: user.username,
        state: 'WAITING',
      })
    })
  })
})
