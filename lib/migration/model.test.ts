import fc from 'fast-check'
import { afterAll, beforeAll, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { anyCommands, LEAD_IN_MAX, leadIn } from './testing/commands'
import { addEnvironment, addIntegration, type Hotel, makeHotel } from './testing/hotel'
import { type LiveGateway, openGateway } from './testing/live-gateway'
import { type Model, type ModelIntegration, newEnvironment, type Real } from './testing/model'

let world: World
let gateway: LiveGateway
let runs = 0
beforeAll(async () => {
  world = await openWorld()
  gateway = await openGateway(world)
})
afterAll(async () => {
  await gateway.close()
  await world.close()
})

async function integrationsOf(hotel: Hotel): Promise<ModelIntegration[]> {
  const made = [
    { name: 'locks', isPartner: false, users: 2 },
    { name: 'bar', isPartner: false, users: 1 },
    { name: 'rates', isPartner: true, users: 3 },
  ]
  const integrations: ModelIntegration[] = []
  for (const { name, isPartner, users } of made) {
    const id = await addIntegration(world, hotel, name, isPartner ? 'PARTNER' : 'CUSTOMER', users)
    integrations.push({ id, name, isPartner, isSeeded: true, users, hasCalledByOcim: false, isVerified: false })
  }
  return integrations
}

async function setUp(): Promise<{ model: Model; real: Real }> {
  runs += 1
  const first = await makeHotel(world, { domainId: gateway.domainId })
  const second = await addEnvironment(world, first, 'UAT', 'NON_PRODUCTION')
  const seen = new Map((await world.store.audit.after(0, 10_000)).map(({ seq, hash }) => [seq, hash]))
  gateway.actors.length = 0
  return {
    model: {
      isNamed: false,
      environments: [newEnvironment(await integrationsOf(first)), newEnvironment(await integrationsOf(second))],
      secrets: [],
    },
    real: { world, gateway, hotels: [first, second], enterpriseId: `Z${runs}`, seen },
  }
}

it('I1–I14 hold after every event, whoever asks for what in whatever order, at the services and at the gateway', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: LEAD_IN_MAX }), anyCommands(24), async (lead, commands) => {
      const { model, real } = await setUp()
      for (const command of leadIn(lead)) await command.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
