import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/lib/base/hash'
import type { AccountRecord } from '@/lib/store/account-types'
import { signIn } from '../sign-in'
import { actorOf, createTestSystem, PASSWORD, type TestSystem } from '../testing/test-system'
import { acceptInvitation, invitationState } from './accept-invitation'
import { invitePerson, renewAccess, withdrawInvitation } from './invitations'
import { changePerson, listPeople, resetSecondFactor } from './people'
import { addCustomer, addPartner, addPerson, contextOf } from './testing/organisations'

let system: TestSystem
let owner: AccountRecord
let member: AccountRecord
let stranger: AccountRecord
beforeEach(async () => {
  system = await createTestSystem()
  const partner = await addPartner(system)
  owner = await addPerson(system, partner, 'OWNER')
  member = await addPerson(system, partner, 'MEMBER')
  stranger = await addPerson(system, await addCustomer(system), 'OWNER')
})
afterEach(() => system.close())

const CHOSEN = 'a password of one’s own'
const tokenOf = (url: string) => url.split('#')[1] ?? ''
const operator = () => system.ctx(actorOf('MIGRATION_OPERATOR'))
const invite = (email = 'new@duetto.example', ctx = contextOf(system, owner)) =>
  invitePerson(ctx, { email, portalRole: 'MEMBER' })

describe('an invitation', () => {
  it('makes an account of its organisation once, with the password its person chose', async () => {
    const { url, invitation } = await invite()
    const token = tokenOf(url)
    expect(url).toContain('/invitation#')
    expect(system.query('SELECT * FROM PortalInvitation')).not.toContainEqual(expect.objectContaining({ id: token }))
    expect(invitation.id).toBe(sha256Hex(token))
    expect(await invitationState(system.ctx(), token)).toMatchObject({
      state: 'usable',
      organisation: 'Partner duetto',
      isReturning: false,
    })
    const uses = await Promise.allSettled(
      [1, 2, 3].map(() => acceptInvitation(system.ctx(), { token, displayName: 'Ned', password: CHOSEN })),
    )
    expect(uses.filter((use) => use.status === 'fulfilled')).toHaveLength(1)
    expect(await invitationState(system.ctx(), token)).toEqual({ state: 'dead' })
    const made = await system.store.accounts.byUsername('new@duetto.example')
    expect(made).toMatchObject({ role: 'PORTAL', portalRole: 'MEMBER', partnerId: 'duetto', customerId: null })
    const { account } = await signIn(
      system.ctx(),
      { username: 'new@duetto.example', password: CHOSEN },
      { sessionAbsoluteSeconds: 3600, userAgent: null },
    )
    expect(account.username).toBe('new@duetto.example')
  })

  it('is dead after seven days, once withdrawn, and as soon as a later one went to the same address', async () => {
    const first = tokenOf((await invite()).url)
    const second = tokenOf((await invite('NEW@duetto.example')).url)
    expect(await invitationState(system.ctx(), first)).toEqual({ state: 'dead' })
    await withdrawInvitation(contextOf(system, owner), sha256Hex(second))
    expect(await invitationState(system.ctx(), second)).toEqual({ state: 'dead' })
    const third = tokenOf((await invite()).url)
    system.clock.advanceSeconds(7 * 86_400 - 1)
    expect(await invitationState(system.ctx(), third)).toMatchObject({ state: 'usable' })
    system.clock.advanceSeconds(1)
    expect(await invitationState(system.ctx(), third)).toEqual({ state: 'dead' })
    await expect(acceptInvitation(system.ctx(), { token: third, password: CHOSEN })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('tells its holder, and nobody who invites, that the address has an account elsewhere', async () => {
    const { url } = await invite(stranger.username)
    expect(await invitationState(system.ctx(), tokenOf(url))).toEqual({ state: 'taken', email: stranger.username })
    await expect(acceptInvitation(system.ctx(), { token: tokenOf(url), password: CHOSEN })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(invite(member.username)).rejects.toMatchObject({ fieldErrors: { email: [expect.any(String)] } })
  })

  it('is an owner’s or an operator’s to make, and an operator’s names one organisation', async () => {
    await expect(invite('x@duetto.example', contextOf(system, member))).rejects.toMatchObject({ code: 'forbidden' })
    const given = { email: 'x@solaris.example', portalRole: 'OWNER' }
    await expect(invitePerson(operator(), { ...given, customerId: 'solaris' })).resolves.toMatchObject({
      organisation: 'Hotels solaris',
    })
    await expect(invitePerson(operator(), given)).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(invitePerson(operator(), { ...given, partnerId: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(invitePerson(contextOf(system, owner), { ...given, customerId: 'solaris' })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const role of ['AUDITOR', 'DOMAIN_ADMINISTRATOR'] as const) {
      await expect(invitePerson(system.ctx(actorOf(role)), { ...given, customerId: 'solaris' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })

  it('needs a password proved in the last five minutes', async () => {
    const ctx = contextOf(system, owner)
    system.clock.advanceSeconds(301)
    await expect(invite('x@duetto.example', ctx)).rejects.toMatchObject({ code: 'reauthentication_required' })
  })
})

describe('a forgotten password', () => {
  it('is replaced by a new link, which ends the sessions and keeps role and second factor', async () => {
    await system.store.accounts.setSecondFactor(member.id, {
      totpSealed: Buffer.alloc(8),
      totpConfirmedAt: system.clock.now(),
      totpLastStep: 5,
    })
    const { url } = await renewAccess(contextOf(system, owner), member.id)
    expect(await invitationState(system.ctx(), tokenOf(url))).toMatchObject({ isReturning: true, portalRole: 'MEMBER' })
    await acceptInvitation(system.ctx(), { token: tokenOf(url), password: CHOSEN })
    const back = await system.store.accounts.byId(member.id)
    expect(back).toMatchObject({ portalRole: 'MEMBER', totpLastStep: 5 })
    expect(back?.passwordHash).not.toBe(member.passwordHash)
  })
})

describe('the people of an organisation', () => {
  it('are seen by their own and by operators, with nothing secret', async () => {
    await invite()
    for (const ctx of [contextOf(system, owner), contextOf(system, member)]) {
      const seen = await listPeople(ctx)
      expect(seen.people.map(({ email }) => email).sort()).toEqual([member.username, owner.username])
      expect(seen.invitations).toHaveLength(1)
      expect(JSON.stringify(seen)).not.toMatch(/argon2|password|totp/i)
    }
    expect((await listPeople(operator(), { partnerId: 'duetto' })).people).toHaveLength(2)
    await expect(listPeople(contextOf(system, owner), { customerId: 'solaris' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      listPeople(system.ctx(actorOf('DOMAIN_ADMINISTRATOR')), { partnerId: 'duetto' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listPeople(system.ctx())).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('keep an active owner, also when two owners leave at once', async () => {
    const ctx = contextOf(system, owner)
    for (const patch of [{ portalRole: 'MEMBER' }, { isDisabled: true }]) {
      await expect(changePerson(ctx, owner.id, { ...patch, expectedVersion: 1 })).rejects.toMatchObject({
        code: 'conflict',
      })
    }
    const second = await changePerson(ctx, member.id, { portalRole: 'OWNER', expectedVersion: 1 })
    expect(second).toMatchObject({ portalRole: 'OWNER', version: 2 })
    const [a, b] = await Promise.allSettled([
      changePerson(operator(), owner.id, { isDisabled: true, expectedVersion: 1 }),
      changePerson(operator(), member.id, { isDisabled: true, expectedVersion: 2 }),
    ])
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are changed by owners of their own organisation alone, and a stale change is refused', async () => {
    const patch = { displayName: 'taken over', expectedVersion: 1 }
    await expect(changePerson(contextOf(system, member), owner.id, patch)).rejects.toMatchObject({ code: 'forbidden' })
    for (const change of [
      () => changePerson(contextOf(system, stranger), member.id, patch),
      () => resetSecondFactor(contextOf(system, stranger), member.id),
      () => renewAccess(contextOf(system, stranger), member.id),
      () => changePerson(contextOf(system, owner), stranger.id, patch),
      () => changePerson(operator(), 'nobody', patch),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'not_found' })
    }
    const { invitation } = await invite()
    await expect(withdrawInvitation(contextOf(system, stranger), invitation.id)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      changePerson(contextOf(system, owner), member.id, { ...patch, expectedVersion: 7 }),
    ).rejects.toMatchObject({ code: 'stale' })
  })

  it('who administer the console are nobody’s to change here', async () => {
    const admin = await system.addAccount({ username: 'root', role: 'ADMINISTRATOR' })
    for (const ctx of [contextOf(system, owner), operator()]) {
      await expect(changePerson(ctx, admin.id, { isDisabled: true, expectedVersion: 1 })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('who are disabled are out at once', async () => {
    const signedIn = await signIn(
      system.ctx(),
      { username: member.username, password: PASSWORD },
      { sessionAbsoluteSeconds: 3600, userAgent: null },
    )
    await changePerson(contextOf(system, owner), member.id, { isDisabled: true, expectedVersion: 1 })
    const session = await system.store.sessions.byId(sha256Hex(signedIn.sessionToken))
    expect(session?.endedAt).not.toBeNull()
  })
})
