import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateDomain } from '@/lib/policy/domains'
import { person } from '@/lib/users/testing/world'
import { lockUser, signOutUserEverywhere } from '@/lib/users/user-state'
import { refusedForUser } from './refused-for-user'
import { type DiagnosticWorld, openDiagnosticWorld, PASSWORD } from './testing/world'

let world: DiagnosticWorld
beforeAll(async () => {
  world = await openDiagnosticWorld()
})
afterAll(() => world.close())

const report = (userId: string, ctx = world.system) => refusedForUser(ctx, userId, world.domain.id)
const rules = (found: Awaited<ReturnType<typeof report>>) =>
  Object.fromEntries(found.grants.map(({ id, passes, rule }) => [id, passes ? 'passes' : rule?.id]))

describe('what would be refused now for a person', () => {
  it('names for each grant the client it was tried as and the rule that decides', async () => {
    const found = await report(world.user.id)
    expect(rules(found)).toEqual({
      code: 'grant.allowed',
      password: 'passes',
      exchange: 'exchange.mode-enabled',
    })
    expect(found.grants[1]).toMatchObject({ client: { pk: world.client.pk }, rule: null })
    expect(found.grants[2]?.rule).toMatchObject({ got: expect.any(String), href: expect.stringContaining('/domains/') })
    expect(found).toMatchObject({ domain: { name: 'Payments' }, families: [], cuts: [] })
  })

  it('follows the state of the person, of the domain and of the tokens', async () => {
    const user = await world.addUser('told.apart')
    await world.ask({ grant_type: 'PASSWORD', username: user.username, password: PASSWORD })
    const fresh = await report(user.id)
    expect(fresh.families).toMatchObject([
      {
        client: { pk: world.client.pk },
        grant: 'the password grant',
        refresh: { passes: true },
        access: { passes: true },
      },
    ])
    world.clock.advanceSeconds(2)
    await signOutUserEverywhere(world.system, user.id)
    const out = await report(user.id)
    expect(out.cuts).toEqual([{ what: 'signed out everywhere', at: world.clock.now(), href: `/users/${user.id}` }])
    expect(out.families[0]).toMatchObject({
      refresh: { passes: false, rule: { id: 'refresh.user-revoked', href: `/users/${user.id}` } },
      access: { passes: false, rule: { id: 'token.user-revoked' } },
    })
    expect(rules(out).password).toBe('passes')
    await lockUser(world.system, user.id)
    expect(rules(await report(user.id)).password).toBe('password.user-locked')
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs: { passwordGrantEnabled: 'false' } })
    expect(rules(await report(user.id)).password).toBe('password.enabled')
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs: null })
  })

  it('leaves nothing behind: no failure, no audit entry, no token', async () => {
    const { seq } = await world.store.audit.head()
    const before = await world.store.users.byId(world.user.id)
    await report(world.user.id)
    expect(await world.store.users.byId(world.user.id)).toEqual(before)
    expect((await world.store.audit.head()).seq).toBe(seq)
    expect((await report(world.user.id)).familyTotal).toBe(0)
  })

  it('is told to who may see the person, and of the domains within reach', async () => {
    await world.addRealm('Foreign')
    expect((await report(world.user.id)).domains.map(({ name }) => name).sort()).toEqual(['Foreign', 'Payments'])
    const auditor = world.as(person('otto', 'AUDITOR'))
    expect((await report(world.user.id, auditor)).domains).toHaveLength(2)
    // The store is shared with a domain that is not hers, so its people are not hers to see.
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', [world.domain.id]))
    await expect(report(world.user.id, dora)).rejects.toMatchObject({ code: 'not_found' })
    const nobody = world.as({ kind: 'ANONYMOUS', id: null, name: 'anonymous', role: null, domainIds: [] })
    await expect(report(world.user.id, nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
