import { expect } from 'vitest'
import { confirmLimits } from '../integration-progress'
import { addIntegrationUser } from '../integration-users'
import { createIntegration } from '../integrations'
import { splitSharedClient } from '../own-clients'
import { decideConnection, listConnections, requestConnection } from '../partner-connections'
import { reissueClientId } from '../reissue'
import { applyQuiet } from '../traffic'
import { OPERATOR } from './actors'
import { asNow } from './hotel'
import { AFTER, DURING, ownerOf } from './model'
import type { Asked, Step } from './step'

const connectionOf = async ({ real, hotel }: Asked, partnerId: string): Promise<string> => {
  const { items } = await listConnections(asNow(real.world, OPERATOR), { environment: hotel.environmentId })
  return items.find(({ partner }) => partner.id === partnerId)?.id ?? 'none'
}

const reissue = (who: 'customer' | 'partner'): Step => ({
  may: ({ environment }) =>
    environment.credentials[who] !== null || DURING.includes(environment.phase) || AFTER.includes(environment.phase),
  run: ({ real, hotel }) => reissueClientId(asNow(real.world, hotel[who]), { environmentId: hotel.environmentId }),
  after({ environment, model }, result) {
    const { client, secret } = result as Awaited<ReturnType<typeof reissueClientId>>
    const before = environment.credentials[who]
    if (before) expect(client.clientId, 'later ones rotate the secret only').toBe(before.clientId)
    environment.credentials[who] = { clientId: client.clientId, secret }
    model.secrets.push(secret)
  },
})

const addUser = (who: 'customer' | 'partner'): Step => ({
  may: ({ environment, integration }) =>
    ownerOf(integration) === who &&
    !AFTER.includes(environment.phase) &&
    (who === 'customer' || !DURING.includes(environment.phase)),
  run: ({ real, hotel, integration, nonce }) =>
    addIntegrationUser(asNow(real.world, hotel[who]), {
      integrationId: integration.id,
      username: `added-${nonce}`,
      password: 'a-long-password',
    }),
  after({ integration }) {
    integration.users += 1
  },
})

/** Credentials, users, connections and traffic, by those they belong to and by those they do not. */
export const OWNER_STEPS: Record<string, Step> = {
  'reissue as the customer': reissue('customer'),
  'reissue as the partner': reissue('partner'),
  'reissue as a stranger': {
    may: () => false,
    run: ({ real, hotel }) =>
      reissueClientId(asNow(real.world, hotel.stranger), { environmentId: hotel.environmentId }),
    after: () => undefined,
  },
  'add a user as the customer': addUser('customer'),
  'add a user as the partner': addUser('partner'),
  'ask to be connected': {
    may: ({ environment }) =>
      environment.stranger === 'PENDING' ||
      (!DURING.includes(environment.phase) && environment.stranger !== 'APPROVED'),
    run: ({ real, hotel, label }) => requestConnection(asNow(real.world, hotel.stranger), { environmentName: label }),
    after({ environment }) {
      environment.stranger = 'PENDING'
    },
  },
  'approve the stranger': {
    may: ({ environment }) =>
      environment.stranger !== 'none' && (environment.stranger === 'APPROVED' || !DURING.includes(environment.phase)),
    run: async (asked) =>
      decideConnection(
        asNow(asked.real.world, asked.hotel.customer),
        await connectionOf(asked, asked.hotel.strangerId),
        {
          decision: 'APPROVE',
        },
      ),
    after({ environment }) {
      environment.stranger = 'APPROVED'
    },
  },
  'revoke the stranger': {
    may: ({ environment }) => ['APPROVED', 'REVOKED'].includes(environment.stranger),
    run: async (asked) =>
      decideConnection(
        asNow(asked.real.world, asked.hotel.customer),
        await connectionOf(asked, asked.hotel.strangerId),
        {
          decision: 'REVOKE',
        },
      ),
    after({ environment }) {
      environment.stranger = 'REVOKED'
    },
  },
  'limit the partner': {
    may: () => true,
    run: async (asked) =>
      decideConnection(
        asNow(asked.real.world, asked.hotel.customer),
        await connectionOf(asked, asked.hotel.partnerId),
        {
          decision: 'APPROVE',
          allProperties: false,
          propertyIds: asked.hotel.propertyIds.slice(0, 1 + (asked.nonce % 2)),
        },
      ),
    after({ environment, hotel, nonce }) {
      environment.limits = hotel.propertyIds.slice(0, 1 + (nonce % 2))
    },
  },
  'lift its own limits': {
    may: () => false,
    run: async (asked) =>
      decideConnection(asNow(asked.real.world, asked.hotel.partner), await connectionOf(asked, asked.hotel.partnerId), {
        decision: 'APPROVE',
      }),
    after: () => undefined,
  },
  'confirm its limits': {
    may: ({ integration }) => integration.isPartner,
    run: ({ real, hotel, integration }) => confirmLimits(asNow(real.world, hotel.partner), integration.id),
    after: () => undefined,
  },
  'enter an integration of the partner': {
    may: ({ environment }) => !DURING.includes(environment.phase),
    run: ({ real, hotel, nonce }) =>
      createIntegration(asNow(real.world, nonce % 2 ? hotel.partner : OPERATOR), {
        environmentId: hotel.environmentId,
        name: `entered-${nonce}`,
        ownerKind: 'PARTNER',
        partnerId: hotel.partnerId,
      }),
    after: ({ environment }, result) => {
      const { id, name } = result as Awaited<ReturnType<typeof createIntegration>>
      const fresh = { id, name, isPartner: true, isSeeded: false, users: 0, hasCalledByOcim: false, isVerified: false }
      environment.integrations.push(fresh)
    },
  },
  'split the shared client': {
    may: ({ environment }) => AFTER.includes(environment.phase),
    run: ({ real, hotel }) => splitSharedClient(asNow(real.world, hotel.customer), hotel.environmentId),
    after: ({ model }, result) => {
      model.secrets.push(...(result as Awaited<ReturnType<typeof splitSharedClient>>).map(({ secret }) => secret))
    },
  },
  'use SSD': {
    may: () => true,
    run: ({ real, hotel, integration }) => real.gateway.ssd(hotel, integration),
    after: () => undefined,
  },
  'use OCIM': {
    may: () => true,
    async run({ real, hotel, environment, integration }) {
      const credentials = environment.credentials[ownerOf(integration)]
      if (!credentials || !integration.isSeeded) return null
      const token = await real.gateway.ocim(hotel, real.enterpriseId, integration, credentials)
      return token.status === 200 ? real.gateway.call(hotel, integration, token) : token
    },
    after: ({ integration }, result) => {
      if (result === null) return
      expect((result as { status: number }).status, 'a call with a token of OCIM').toBe(200)
      integration.hasCalledByOcim = true
    },
  },
  wait: {
    may: () => true,
    async run({ real, nonce }) {
      real.world.clock.advanceSeconds(3600 * (1 + (nonce % 30)))
      await applyQuiet(asNow(real.world, OPERATOR), real.world.clock.now())
    },
    after: () => undefined,
  },
}
