import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createClient } from './clients'
import { createDomain } from './domains'
import { overview } from './overview'
import { passwordGrantUse } from './password-grant-use'
import { openWorld, type World } from './testing/world'

let world: World
let domainId: string
const made: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  const endsAt = addSeconds(world.clock.now(), 10 * 86_400).toISOString()
  domainId = (await createDomain(world.system, { name: 'Legacy', customAttrs: { passwordGrantEndsAt: endsAt } })).id
  for (const [name, grantTypes] of [
    ['Never', ['PASSWORD']],
    ['Lately', ['PASSWORD', 'REFRESH_TOKEN']],
    ['Before', ['PASSWORD']],
    ['Other', ['CLIENT_CREDENTIALS']],
  ] as const) {
    const { client } = await createClient(world.system, {
      name,
      idDomain: 'Legacy',
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes,
    })
    made[name] = client.pk
  }
})
afterAll(() => world.close())

async function use(name: string, day: string, grantType: string, outcome = 'issued') {
  await world.store.usage.add(new Date(`${day}T10:00:00Z`), [
    { domainId, clientPk: made[name] ?? '', grantType, outcome, count: 1 },
  ])
}

describe('who still uses the password grant of a domain', () => {
  it('is told by the last token it got, those in use on top', async () => {
    await use('Before', '2025-11-03', 'PASSWORD')
    await use('Lately', '2025-12-01', 'PASSWORD')
    await use('Lately', '2025-12-24', 'PASSWORD')
    await use('Lately', '2025-12-30', 'REFRESH_TOKEN')
    await use('Never', '2025-12-31', 'PASSWORD', 'password.right')
    const { clients, total } = await passwordGrantUse(world.system, domainId)
    expect(total).toBe(3)
    expect(clients.map(({ name, lastUsedOn }) => [name, lastUsedOn?.toISOString().slice(0, 10) ?? null])).toEqual([
      ['Lately', '2025-12-24'],
      ['Before', '2025-11-03'],
      ['Never', null],
    ])
  })

  it('is told on the overview before the grant ends', async () => {
    const { attention } = await overview(world.system)
    expect(attention.map((item) => item.sentence)).toContain(
      'Legacy stops taking passwords in 10 days, on 2026-01-11; 3 clients of it may still send them.',
    )
  })
})
