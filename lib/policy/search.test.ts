import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, updateClient } from './clients'
import { createDomain, deleteDomain } from './domains'
import { createResource } from './resources'
import { searchConsole } from './search'
import { openWorld, person, type World } from './testing/world'

let world: World
let domainId = ''
beforeAll(async () => {
  world = await openWorld()
  domainId = (await createDomain(world.system, { name: 'Payments Europe' })).id
  const idDomain = 'Payments Europe'
  await createResource(world.system, { name: 'OrdersApi', idDomain })
  await createClient(world.system, { name: 'Web shop', id: 'shop-42', idDomain, clientType: 'PUBLIC_CLIENT' })
})
afterAll(() => world.close())
const labels = async (q: string) => (await searchConsole(world.system, q)).map((hit) => `${hit.kind} ${hit.label}`)

describe('searching the console', () => {
  it.each([
    ['pay', 'domain Payments Europe'],
    ['EUROPE', 'domain Payments Europe'],
    ['orders', 'resource OrdersApi'],
    ['shop', 'client Web shop'],
    ['shop-42', 'client Web shop'],
    ['shop we', 'client Web shop'],
  ])('finds by the start of any word of a name or id: %s', async (q, label) => {
    expect(await labels(q)).toContain(label)
  })

  it('finds nothing for nothing', async () => {
    for (const q of ['', '   ', '\0', 'zzz']) expect(await labels(q), JSON.stringify(q)).toEqual([])
  })

  it('finds a domain by its id', async () => {
    expect(await labels(domainId)).toEqual(['domain Payments Europe'])
  })

  it('follows a change of name, and forgets what is deleted', async () => {
    const doomed = await createDomain(world.system, { name: 'Doomed' })
    expect(await labels('doom')).toEqual(['domain Doomed'])
    await deleteDomain(world.system, { id: doomed.id })
    expect(await labels('doom')).toEqual([])
    const selector = { clientId: 'shop-42', domainName: 'Payments Europe' }
    await updateClient(world.system, selector, { name: 'Storefront' })
    expect(await labels('store')).toEqual(['client Storefront'])
    expect(await labels('web')).toEqual([])
  })

  it('stays inside the domains of a domain administrator', async () => {
    const dora = person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [] })
    expect(await searchConsole(world.as(dora), 'pay')).toEqual([])
  })
})
