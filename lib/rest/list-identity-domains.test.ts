import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { domainRecord } from '@/lib/store/testing/records'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

const path = RESOURCE_PATH.domain
let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
  const names = Array.from({ length: 1003 }, (_, index) => `Tenant${String(index + 1).padStart(4, '0')}`)
  for (let start = 0; start < names.length; start += 100) {
    await world.store.write(async (tx) => {
      for (const name of names.slice(start, start + 100)) await tx.domains.insert(domainRecord({ name }))
    })
  }
})
afterAll(() => world.close())

describe('a list of more domains than fit into one answer', () => {
  it('gives a thousand by name and a link to the rest, as text and as JSON alike', async () => {
    for (const accept of ['text/plain', 'application/json']) {
      const first = await world.call('GET', path, { headers: { accept } })
      expect(first.json()).toHaveLength(1000)
      const query = first.headers.link?.match(/^<\?(cursor=[^>]+)>; rel="next"$/)?.[1]
      const rest = await world.call('GET', path, { headers: { accept }, query })
      expect(rest.json()).toHaveLength(3)
      expect(rest.headers.link).toBeUndefined()
      expect(JSON.stringify(rest.json()[2])).toContain('Tenant1003')
    }
  })
  it('does not stumble over a cursor it never gave', async () => {
    expect((await world.call('GET', path, { query: 'cursor=nonsense' })).status).toBe(200)
  })
})
