import type { ServiceContext } from '@/lib/auth/context'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import type { PortalChain, PortalProgress } from '@/lib/schemas/migration/portal-chain'
import { environmentFor, notThere } from '../access'
import { singleKey } from '../client-keys'
import { getEnvironment } from '../environments'
import { gatewayClientView } from '../gateway-client-view'
import { listIntegrations } from '../integrations'
import { userManagementOf } from '../user-rules'
import { cardOf } from './home'
import { requestDiff, UNKNOWN } from './request-diff'

const SHOWN = 200

/** One chain of a partner: what to do, its client, its limits, its integrations. @throws AppError not_found */
export async function portalChain(ctx: ServiceContext, environmentId: string): Promise<PortalChain> {
  const partnerId = await partnerFor(ctx, environmentId)
  const clientOf = (scheme: 'SSD' | 'OCIM') =>
    ctx.store.migration.gatewayClients.bySingleKey(singleKey(environmentId, { partnerId }, scheme))
  const [environment, integrations, client, ssdClient, connection] = await Promise.all([
    getEnvironment(ctx, environmentId),
    listIntegrations(ctx, environmentId, { limit: SHOWN }),
    clientOf('OCIM'),
    clientOf('SSD'),
    ctx.store.migration.connections.byPair(environmentId, partnerId),
  ])
  const isOwner = ctx.actor.portal?.role === 'OWNER'
  const viewer = { side: 'PARTNER', partnerId, isOwner } as const
  return {
    ...cardOf(environment, environment.scores),
    environment,
    integrations: integrations.items,
    client: client && gatewayClientView(client, viewer, ctx.clock.now()),
    ssdClientId: ssdClient?.clientId ?? null,
    limits: connection && {
      state: connection.state,
      allProperties: connection.allProperties,
      properties: connection.properties,
    },
    samples: requestDiff({
      url: environment.gateway.url,
      beforeClientId: ssdClient?.clientId ?? UNKNOWN.before,
      afterClientId: client?.clientId ?? UNKNOWN.after,
      enterpriseId: environment.enterpriseCode ?? UNKNOWN.enterprise,
      scope: GATEWAY_SCOPE,
    }),
    isOwner,
    mayChangeUsers: userManagementOf(environment.phase, viewer, 'PARTNER').allowed,
  }
}

/** What moves on that page, for the page that looks again and again. */
export async function portalProgress(ctx: ServiceContext, environmentId: string): Promise<PortalProgress> {
  await partnerFor(ctx, environmentId)
  const [environment, integrations] = await Promise.all([
    getEnvironment(ctx, environmentId),
    listIntegrations(ctx, environmentId, { limit: SHOWN }),
  ])
  const { task, steps } = cardOf(environment, environment.scores)
  return { task, steps, integrations: integrations.items }
}

async function partnerFor(ctx: ServiceContext, environmentId: string): Promise<string> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  if (viewer.side !== 'PARTNER') throw notThere()
  return viewer.partnerId
}
