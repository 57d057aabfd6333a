import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePortalEstate, type PortalEstate, type Side } from '@/lib/actions/testing/portal-estate'
import { contextOf } from '@/lib/auth/portal/testing/organisations'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { ownIntegrations } from './own-integrations'
import { propertyChoices } from './property-choices'
import { sharedClients } from './shared-clients'
import { sharedRequest } from './shared-request'

let system: TestSystem
let estate: PortalEstate
beforeAll(async () => {
  system = await createTestSystem()
  estate = await makePortalEstate(system)
})
afterAll(() => system.close())

const READS = { ownIntegrations, propertyChoices, sharedClients }
const as = (side: Side, who: keyof Side['people']) => contextOf(system, side.people[who])

describe('what a customer chooses from', () => {
  it('is its own hotels and internal integrations, with who of them still shares the client', async () => {
    const { during } = estate.solaris
    const ctx = as(estate.solaris, 'member')
    expect(await propertyChoices(ctx, during.environmentId)).toEqual([
      { id: during.propertyId, code: 'SOLH1', name: 'solaris-hotel' },
    ])
    expect(await ownIntegrations(ctx, during.environmentId)).toEqual([
      { id: during.integrationIds[1], name: `${during.integrationIds[1]} integration`, hasOwnClient: false },
      { id: during.integrationIds[0], name: `${during.integrationIds[0]} integration`, hasOwnClient: true },
    ])
    const clients = await sharedClients(ctx, during.environmentId)
    expect(clients).toMatchObject({ ssd: null, ocim: { pk: during.sharedPk, kind: 'SHARED' } })
  })

  it.each(Object.entries(READS))('is told nobody else by %s: the partner, a stranger', async (_, read) => {
    const { environmentId } = estate.solaris.during
    const told = (ctx: ReturnType<typeof as>, id: string) => read(ctx, id).catch(({ code, message }) => [code, message])
    for (const ctx of [
      as(estate.solaris, 'partnerOwner'),
      as(estate.lunaris, 'owner'),
      as(estate.lunaris, 'partnerOwner'),
    ]) {
      const answer = await told(ctx, environmentId)
      expect(answer).toEqual(['not_found', expect.any(String)])
      expect(answer).toEqual(await told(ctx, 'no-such-thing'))
    }
  })
})

describe('the change in the code of an internal integration', () => {
  const gateway = { id: 'g', name: 'g', host: 'g.example', url: 'https://g.example/oauth/v1/tokens', ownUrl: '' }

  it('stands with placeholders where an id is not known yet, and with the ids where they are', async () => {
    const text = (samples: ReturnType<typeof sharedRequest>) => JSON.stringify(samples)
    const place = { gateway, enterpriseCode: null, scope: 'urn:opc:hgbu:ws:__myscopes__' }
    expect(text(sharedRequest(place, { ssd: null, ocim: null }))).toContain('YOUR_NEW_CLIENT_ID')
    const clients = await sharedClients(as(estate.solaris, 'owner'), estate.solaris.during.environmentId)
    const filled = text(sharedRequest({ ...place, enterpriseCode: 'SOLENT' }, clients))
    expect(filled).toContain(clients.ocim?.clientId)
    expect(filled).toContain('SOLENT')
    expect(filled).not.toContain('YOUR_NEW_CLIENT_ID')
  })
})
