import type { TestSystem } from '@/lib/auth/testing/test-system'
import { sha256Hex } from '@/lib/base/hash'
import type { Phase } from '@/lib/schemas/migration/phase'
import type { NewGatewayClient } from '@/lib/store/migration/gateway-client-types'

/** Everything that belongs to one environment of one customer. */
export interface Plot {
  environmentId: string
  label: string
  phase: Phase
  propertyId: string
  /** internal integrations: the first has a user and, after completion, a converted client */
  integrationIds: [string, string]
  partnerIntegrationId: string
  userId: string
  partnerUserId: string
  sharedPk: string
  partnerPk: string
  convertedPk: string
  /** of the connected partner, approved, and of one that asks */
  connectionId: string
  pendingId: string
  /** refusals of the customer's integration and of the partner's */
  refusalId: string
  partnerRefusalId: string
}

interface PlotOptions {
  name: string
  side: string
  label: string
  phase: Phase
  partner: { partnerId: string }
  asking: { partnerId: string }
  customer: { customerId: string }
}

/** One environment with everything that can hang on one, in a phase. */
export async function makePlot(system: TestSystem, options: PlotOptions): Promise<Plot> {
  const { name, side, phase, partner, asking, customer } = options
  const at = system.clock.now()
  const id = (what: string) => `${name}-${what}`
  const environmentId = id('env')
  const integrationIds: [string, string] = [id('rates'), id('locks')]
  const partnerIntegrationId = id('feed')
  const none = {
    secretHashKind: null,
    secretHash: null,
    secretHint: null,
    secretIssuedAt: null,
    previousHashKind: null,
    previousHash: null,
    previousExpiresAt: null,
  }
  const client = (what: string, given: Partial<NewGatewayClient>): NewGatewayClient => ({
    ...none,
    pk: id(what),
    environmentId,
    scheme: 'OCIM',
    kind: 'SHARED',
    partnerId: null,
    integrationId: null,
    userId: null,
    clientId: id(`${what}-client`),
    name: id(what),
    singleKey: null,
    createdAt: at,
    ...given,
  })
  const secret = {
    secretHashKind: 'SHA256' as const,
    secretHash: sha256Hex(id('secret')),
    secretHint: 'wxyz',
    secretIssuedAt: at,
  }
  await system.store.write(async (tx) => {
    await tx.inventory.environments.insert({
      id: environmentId,
      chainId: `${side}-chain`,
      gatewayId: `${side}-gateway`,
      code: options.label.split('/')[1] ?? '',
      kind: 'PRODUCTION',
      nameLower: options.label.toLowerCase(),
      phase: 'PLANNED',
      operator: null,
      allowedNetworks: null,
      integrations: 0,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    const dates = { announcedAt: at, openedAt: at, windowAt: at, cutoverAt: at }
    await tx.migration.environments.move(
      environmentId,
      1,
      { phase, ...dates, completedAt: phase === 'MIGRATED' ? at : null },
      at,
    )
    const { integrations, integrationUsers, gatewayClients, connections } = tx.migration
    for (const integrationId of [...integrationIds, partnerIntegrationId]) {
      const isPartner = integrationId === partnerIntegrationId
      await integrations.insert({
        id: integrationId,
        environmentId,
        name: `${integrationId} integration`,
        ownerKind: isPartner ? 'PARTNER' : 'CUSTOMER',
        partnerId: isPartner ? partner.partnerId : null,
        applicationId: isPartner ? `${side}-partner-app` : `${side}-app`,
        ownerEmail: `${integrationId}@owner.example`,
        streaming: false,
        separatedByUser: false,
        state: 'SSD_ONLY',
        credentialsIssuedAt: null,
        createdAt: at,
      })
      if (integrationId === integrationIds[1]) continue
      await integrationUsers.insert({
        id: `${integrationId}-user`,
        environmentId,
        integrationId,
        username: `${integrationId}-username`,
        passwordHash: 'unused',
        passwordChangedAt: at,
        createdAt: at,
      })
    }
    await gatewayClients.insert(client('shared', { ...secret, singleKey: `${environmentId}:SHARED:OCIM` }))
    await gatewayClients.insert(
      client('partner', {
        ...secret,
        kind: 'PARTNER',
        ...partner,
        singleKey: `${environmentId}:${partner.partnerId}:OCIM`,
      }),
    )
    const converted = { userId: `${integrationIds[0]}-user`, integrationId: integrationIds[0] }
    await gatewayClients.insert(client('converted', { kind: 'CONVERTED', ...converted }))
    for (const { partnerId } of [partner, asking]) {
      const connection = {
        id: `${name}-${partnerId}`,
        environmentId,
        partnerId,
        requestedAt: at,
        requestedBy: partnerId,
      }
      await connections.insert({ ...connection, state: partnerId === partner.partnerId ? 'APPROVED' : 'PENDING' })
    }
    await tx.migration.environments.recount([environmentId], 4)
  })
  const refusal = (correlationId: string, integrationId: string, partnerId: string | null) => ({
    correlationId,
    at,
    gatewayId: `${side}-gateway`,
    environmentId,
    integrationId,
    partnerId,
    customerId: partnerId ? null : customer.customerId,
    kind: 'OCIM' as const,
    status: 401,
    answer: 'Failed to authenticate application',
    rule: 'gateway.client' as const,
    trace: [
      {
        rule: 'gateway.client' as const,
        expected: 'the id of a client',
        got: `${name}-tried`,
        passed: false,
        changeAt: 'the request',
      },
    ],
  })
  await system.store.gatewayRefusals.insert([
    refusal(id('refusal'), integrationIds[0], null),
    refusal(id('partner-refusal'), partnerIntegrationId, partner.partnerId),
  ])
  return {
    environmentId,
    label: options.label,
    phase,
    propertyId: `${side}-property`,
    integrationIds,
    partnerIntegrationId,
    userId: `${integrationIds[0]}-user`,
    partnerUserId: `${partnerIntegrationId}-user`,
    sharedPk: id('shared'),
    partnerPk: id('partner'),
    convertedPk: id('converted'),
    connectionId: `${name}-${partner.partnerId}`,
    pendingId: `${name}-${asking.partnerId}`,
    refusalId: id('refusal'),
    partnerRefusalId: id('partner-refusal'),
  }
}
