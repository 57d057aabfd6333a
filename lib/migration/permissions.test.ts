import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { announce } from './announce'
import { environmentCalendar, getEnvironment, listEnvironments, migrationBoard } from './environments'
import { listConnections } from './partner-connections'
import { reissueClientId } from './reissue'
import { ADMINISTRATOR, AUDITOR, DOMAIN_ADMINISTRATOR, NOBODY, OPERATOR } from './testing/actors'
import { addIntegration, asNow, dates, type Hotel, makeHotel } from './testing/hotel'
import { type Estate, MATRIX } from './testing/matrix'
import { openWindow } from './transitions'

/**
 * What somebody is told who asks: `+` the operation itself, whatever it then says of the phase or the input; `401`
 * sign in; `403` not for you; `404` there is no such thing. One letter an actor, in the order of ACTORS.
 */
type Answer = '+' | '401' | '403' | '404'
const ACTORS = [
  'administrator',
  'operator',
  'auditor',
  'domain administrator',
  'customer owner',
  'customer member',
  'partner owner',
  'partner member',
  'foreign customer',
  'foreign partner',
  'nobody',
] as const

let world: World
let hotel: Hotel
let foreign: Hotel
let estate: Estate
let actors: Record<(typeof ACTORS)[number], Actor>
beforeAll(async () => {
  world = await openWorld()
  hotel = await makeHotel(world, { code: 'MINE' })
  foreign = await makeHotel(world, { code: 'OTHERS' })
  const internal = await addIntegration(world, hotel, 'locks', 'CUSTOMER')
  const rates = await addIntegration(world, hotel, 'rates', 'PARTNER')
  const operator = asNow(world, OPERATOR)
  await announce(operator, hotel.environmentId, dates(world))
  await openWindow(operator, hotel.environmentId)
  const of = (actor: Actor) => reissueClientId(asNow(world, actor), { environmentId: hotel.environmentId })
  estate = {
    environmentId: hotel.environmentId,
    chainId: hotel.chainId,
    name: hotel.name,
    connectionId: `${hotel.environmentId}-connection`,
    dates: dates(world),
    rates,
    internal,
    user: `${internal}-user-1`,
    partnerUser: `${rates}-user-1`,
    shared: (await of(hotel.customer)).client.pk,
    partners: (await of(hotel.partner)).client.pk,
  }
  actors = {
    administrator: ADMINISTRATOR,
    operator: OPERATOR,
    auditor: AUDITOR,
    'domain administrator': DOMAIN_ADMINISTRATOR,
    'customer owner': hotel.customer,
    'customer member': hotel.customerMember,
    'partner owner': hotel.partner,
    'partner member': hotel.partnerMember,
    'foreign customer': foreign.customer,
    'foreign partner': foreign.partner,
    nobody: NOBODY,
  }
})
afterAll(() => world.close())

const env = () => hotel.environmentId

const STATUS: Record<string, Answer> = { unauthenticated: '401', forbidden: '403', not_found: '404' }

async function answerOf(work: Promise<unknown>): Promise<Answer> {
  try {
    await work
    return '+'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '') throw error
    return STATUS[code] ?? '+'
  }
}

describe('every operation of the migration and every kind of actor', () => {
  it.each(MATRIX)('%s', async (_, run, expected) => {
    const answers: Answer[] = []
    for (const name of ACTORS) answers.push(await answerOf(run(asNow(world, actors[name]), estate)))
    const told = Object.fromEntries(ACTORS.map((name, at) => [name, answers[at]]))
    const wanted = expected.replaceAll('|', '').split(/\s+/)
    expect(told).toEqual(Object.fromEntries(ACTORS.map((name, at) => [name, wanted[at]])))
  })

  it('an account of the portal that belongs to nobody, or to both sides, gets nowhere', async () => {
    for (const portal of [
      { customerId: null, partnerId: null, role: 'OWNER' as const },
      { customerId: hotel.customerId, partnerId: hotel.partnerId, role: 'OWNER' as const },
    ]) {
      const ctx = asNow(world, { ...hotel.customer, portal })
      await expect(listEnvironments(ctx)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getEnvironment(ctx, env())).rejects.toMatchObject({ code: 'forbidden' })
    }
    const without = asNow(world, { ...hotel.customer, portal: undefined })
    await expect(listEnvironments(without)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('somebody else sees no environment, no integration and no connection of this hotel in any list', async () => {
    for (const actor of [foreign.customer, foreign.partner]) {
      const ctx = asNow(world, actor)
      const told = JSON.stringify([
        await listEnvironments(ctx, { limit: 200 }),
        await listEnvironments(ctx, { customer: hotel.customerId }),
        await listEnvironments(ctx, { partner: hotel.partnerId }),
        await migrationBoard(ctx),
        await environmentCalendar(ctx, { from: world.clock.now(), to: dates(world).cutoverAt }),
        await listConnections(ctx, { environment: env() }),
        await listConnections(ctx, { partner: hotel.partnerId }),
      ])
      expect(told).not.toContain(hotel.name)
    }
  })
})
