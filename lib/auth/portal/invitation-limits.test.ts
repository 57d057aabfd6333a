import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountRecord } from '@/lib/store/account-types'
import type { ServiceContext } from '../context'
import { sweepConsole } from '../housekeeping'
import { actorOf, createTestSystem, sessionActor, type TestSystem } from '../testing/test-system'
import { INVITATIONS_BY_ONE, INVITATIONS_OF_ORGANISATION } from './invitation-limits'
import { invitePerson, renewAccess, withdrawInvitation } from './invitations'
import { addCustomer, addPartner, addPerson, contextOf } from './testing/organisations'

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

let nobody = 0
const invite = (ctx: ServiceContext = contextOf(system, owner), whose: object = {}) => {
  nobody += 1
  return invitePerson(ctx, { email: `person${nobody}@duetto.example`, portalRole: 'MEMBER', ...whose })
}
async function inviteMany(times: number, ctx?: ServiceContext, whose?: object) {
  for (let n = 0; n < times; n += 1) await invite(ctx, whose)
}
const kept = () => system.query('SELECT * FROM PortalInvitation').length

describe('invitations', () => {
  it('of one person are limited within an hour, and the refusal says by which rule and until when', async () => {
    const { limit, windowSeconds } = INVITATIONS_BY_ONE
    await inviteMany(limit)
    system.clock.advanceSeconds(600)
    const possibleAt = new Date(system.clock.now().getTime() + (windowSeconds - 600) * 1000).toISOString()
    await expect(invite()).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringMatching(/One person invites at most 20 people .* possible in 50 minutes, at .* UTC\.$/),
      data: { rule: 'invitations-by-one-person', limit, waitSeconds: windowSeconds - 600, possibleAt },
    })
    expect(kept()).toBe(limit)
    await sweepConsole(system)
    system.clock.advanceSeconds(windowSeconds - 600 - 1)
    await expect(invite()).rejects.toMatchObject({ code: 'rate_limited', data: { waitSeconds: 1 } })
    system.clock.advanceSeconds(1)
    await expect(invite()).resolves.toBeDefined()
  })

  it('of an organisation are limited within a day, whoever sends them, and those of another are not', async () => {
    const other = await addCustomer(system)
    let left = INVITATIONS_OF_ORGANISATION.limit
    while (left > 0) {
      await inviteMany(Math.min(left, INVITATIONS_BY_ONE.limit))
      left -= INVITATIONS_BY_ONE.limit
      system.clock.advanceSeconds(3601)
      await sweepConsole(system)
    }
    const operator = () => system.ctx(sessionActor(operatorAccount, 'operator', system.clock.now()))
    const operatorAccount = await system.addAccount({ username: 'op', role: 'MIGRATION_OPERATOR' })
    for (const ctx of [contextOf(system, owner), operator()]) {
      const whose = ctx.actor.role === 'PORTAL' ? {} : { partnerId: 'duetto' }
      await expect(invite(ctx, whose)).rejects.toMatchObject({
        code: 'rate_limited',
        message: expect.stringContaining('within a day. The next invitation is possible in 21 hours, at '),
        data: { rule: 'invitations-of-organisation' },
      })
    }
    await expect(invite(operator(), other)).resolves.toBeDefined()
    system.clock.advanceSeconds(INVITATIONS_OF_ORGANISATION.windowSeconds)
    await expect(invite()).resolves.toBeDefined()
  })

  it('to come back after a forgotten password count too, and withdrawing one gives none back', async () => {
    const ctx = contextOf(system, owner)
    await renewAccess(ctx, member.id)
    for (let n = 1; n < INVITATIONS_BY_ONE.limit; n += 1) await withdrawInvitation(ctx, (await invite()).invitation.id)
    await expect(invite()).rejects.toMatchObject({ code: 'rate_limited' })
    await expect(renewAccess(ctx, member.id)).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('sent all at once are not one more than the limit', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 30 }, () => invite()))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(INVITATIONS_BY_ONE.limit)
    expect(kept()).toBe(INVITATIONS_BY_ONE.limit)
  })

  it('that are refused for another reason count nothing', async () => {
    for (let n = 0; n < 40; n += 1) {
      await expect(
        invitePerson(contextOf(system, owner), { email: member.username, portalRole: 'MEMBER' }),
      ).rejects.toMatchObject({ code: 'validation_failed' })
      await expect(invite(system.ctx(actorOf('AUDITOR')), { partnerId: 'duetto' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    await expect(invite()).resolves.toBeDefined()
  })
})
