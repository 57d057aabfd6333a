import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { domainPkce, pkceRule } from '@/lib/schemas/pkce-rule'
import type { AuthorizationUsageKind } from '@/lib/store/browser-types'
import type { ClientRecord } from '@/lib/store/policy-types'
import { clientRecord, domainRecord } from '@/lib/store/testing/records'
import { pkceUse } from './pkce-use'
import { openWorld, type World } from './testing/world'

const DAY = 86_400
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function addDomain() {
  const domain = domainRecord()
  await world.store.domains.insert(domain)
  const add = async (client: Partial<ClientRecord>) => {
    const whole = clientRecord(domain.id, { grantTypes: ['AUTHORIZATION_CODE'], ...client })
    await world.store.clients.insert(whole, {})
    return whole
  }
  const came = ({ pk: clientPk }: ClientRecord, kind: AuthorizationUsageKind, count: number, daysAgo = 0) =>
    world.store.authorizationUsage.add([
      { domainId: domain.id, clientPk, kind, count, at: addSeconds(world.clock.now(), -daysAgo * DAY) },
    ])
  return { domain, add, came }
}

describe('how clients of a domain use proof keys', () => {
  it('counts by method over thirty days, those without a key first, then the others, then those that did not come', async () => {
    const { domain, add, came } = await addDomain()
    const idle = await add({ name: 'Idle' })
    const careful = await add({ name: 'Careful', clientType: 'PUBLIC_CLIENT' })
    const careless = await add({ name: 'Careless', usePkce: 'NON_STRICT' })
    await add({ name: 'Machine', grantTypes: ['CLIENT_CREDENTIALS'] })
    await came(careful, 'S256', 4)
    await came(careful, 'S256', 3, 29)
    await came(careful, 'S256', 50, 40)
    await came(careless, 'NONE', 2, 1)
    await came(careless, 'PLAIN', 1)
    await came(careless, 'REPEATED_CHALLENGE', 5)
    await came(careless, 'REPEATED_NONCE', 6)
    const { clients, isCut } = await pkceUse(world.system, domain.id)
    const zero = { none: 0, plain: 0, s256: 0, repeatedChallenges: 0, repeatedNonces: 0 }
    expect(clients).toMatchObject([
      { pk: careless.pk, usePKCE: 'NON_STRICT', ...zero, none: 2, plain: 1, repeatedChallenges: 5, repeatedNonces: 6 },
      { pk: careful.pk, clientType: 'PUBLIC_CLIENT', usePKCE: null, ...zero, s256: 7 },
      { pk: idle.pk, ...zero, lastAt: null },
    ])
    expect(clients).toHaveLength(3)
    expect(isCut).toBe(false)
  })

  it('tells enough to say whom a stricter value would refuse', async () => {
    const { domain, add, came } = await addDomain()
    const spa = await add({ name: 'Spa', clientType: 'PUBLIC_CLIENT' })
    const shop = await add({ name: 'Shop' })
    for (const client of [spa, shop]) await came(client, 'NONE', 1)
    const { clients } = await pkceUse(world.system, domain.id)
    const refusedBy = (usePKCE: string) =>
      clients
        .filter((client) => client.none > 0)
        .filter(
          ({ usePKCE: own, clientType }) => pkceRule(own, clientType, domainPkce({ usePKCE })).demand === 'required',
        )
        .map(({ name }) => name)
    expect(refusedBy('PUBLIC_CLIENTS')).toEqual([])
    expect(refusedBy('PUBLIC_CLIENTS_STRICT')).toEqual(['Spa'])
    expect(refusedBy('ALL_CLIENTS_TYPES_STRICT').sort()).toEqual(['Shop', 'Spa'])
  })

  it('stays bounded in a domain with very many clients, and says so', async () => {
    const { domain, add, came } = await addDomain()
    for (let number = 0; number < 201; number++) await came(await add({ name: `C${number}` }), 'NONE', 1)
    const { clients, isCut } = await pkceUse(world.system, domain.id)
    expect(clients).toHaveLength(200)
    expect(isCut).toBe(true)
  })
})
