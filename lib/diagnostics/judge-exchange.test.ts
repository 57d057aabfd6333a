import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateClient } from '@/lib/policy/clients'
import { updateDomain } from '@/lib/policy/domains'
import { updateResource } from '@/lib/policy/resources'
import type { ClientView } from '@/lib/schemas/client'
import { person } from '@/lib/users/testing/world'
import { disableUser } from '@/lib/users/user-state'
import { judgeExchange } from './judge-exchange'
import { type DiagnosticWorld, openDiagnosticWorld } from './testing/world'

let world: DiagnosticWorld
let caller: ClientView
let resourceId = ''
beforeAll(async () => {
  world = await openDiagnosticWorld()
  caller = (await world.addClient({ grantTypes: ['CLIENT_CREDENTIALS'], scopes: ['Ledger.read'] })).client
  resourceId = (await world.store.resources.byName(world.domain.id, 'Ledger'))?.id ?? ''
})
afterAll(() => world.close())

const plan = (given: object = {}) => ({
  domainId: world.domain.id,
  clientId: caller.id,
  subject: { kind: 'user', username: 'casey.brown', clientId: world.client.id, scopes: ['Ledger.read'] },
  actor: { kind: 'client', clientId: caller.id, scopes: ['Ledger.read'] },
  scopes: ['Ledger.read'],
  resources: [],
  audiences: [],
  ...given,
})
const judge = (given: object = {}, ctx = world.system) => judgeExchange(ctx, plan(given))
const told = async (given: object = {}) => {
  const { at, rule } = await judge(given)
  return { at, rule: rule?.id ?? null, href: rule?.href ?? null }
}

describe('a token exchange thought through', () => {
  it('leads from one missing setting to the next, each with the page where it is set', async () => {
    const domainPage = `/domains/${world.domain.id}/`
    expect(await told()).toEqual({ at: 'caller', rule: 'grant.allowed', href: `/clients/${caller.pk}` })
    await updateClient(world.system, { pk: caller.pk }, { grantTypes: ['CLIENT_CREDENTIALS', 'TOKEN_EXCHANGE'] })
    expect(await told()).toMatchObject({
      at: 'domain',
      rule: 'exchange.mode-enabled',
      href: expect.stringContaining(domainPage),
    })
    const customAttrs = { TokenExchange_DelegationEnabled: 'true' }
    await updateDomain(world.system, { id: world.domain.id }, { customAttrs })
    expect(await told()).toEqual({
      at: 'target',
      rule: 'exchange.client-allowed',
      href: `/resources/${resourceId}/settings`,
    })
    const allowed = { attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: caller.id, attrType: 'STATIC' }
    await updateResource(world.system, { id: resourceId }, { tokenAttributes: [allowed] })
    expect(await told()).toEqual({ at: null, rule: null, href: null })
  })

  it('says which of the two tokens is wrong, and whose page mends it', async () => {
    const user = await world.addUser('gone.soon')
    const subject = { kind: 'user', username: user.username, clientId: world.client.id, scopes: [] }
    await disableUser(world.system, user.id)
    expect(await told({ subject })).toEqual({ at: 'subject', rule: 'token.user-state', href: `/users/${user.id}` })
    expect(await told({ actor: { kind: 'token', token: 'no token' } })).toMatchObject({ at: 'actor' })
    expect(await told({ actor: { kind: 'client', clientId: 'nobody', scopes: [] } })).toMatchObject({
      at: 'actor',
      rule: 'client.known',
    })
    expect(await told({ scopes: ['Ledger.write'] })).toMatchObject({ at: 'caller', rule: 'scope.assigned' })
    expect(await told({ scopes: [], resources: ['Nothing'] })).toMatchObject({ at: 'target' })
  })

  it('lets nobody ask about people they may not see', async () => {
    await world.addRealm('Shares the store')
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', [world.domain.id]))
    await expect(judge({}, dora)).rejects.toMatchObject({ code: 'forbidden' })
    const subject = { kind: 'client', clientId: world.client.id, scopes: [] }
    await expect(judge({ subject }, dora)).resolves.toMatchObject({ passes: true })
    const dirk = world.as(person('dirk', 'DOMAIN_ADMINISTRATOR', []))
    await expect(judge({ subject }, dirk)).rejects.toMatchObject({ code: 'not_found' })
    await expect(judge({}, world.as(person('otto', 'AUDITOR')))).resolves.toMatchObject({ passes: true })
    const nobody = world.as({ kind: 'ANONYMOUS', id: null, name: 'anonymous', role: null, domainIds: [] })
    await expect(judge({}, nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
