import type { ServiceContext } from '@/lib/auth/context'
import { environmentFor, notThere } from '../access'

export interface OwnIntegration {
  id: string
  name: string
  /** it can do without the shared client */
  hasOwnClient: boolean
}

/**
 * The internal integrations of an environment by name: those that users and clients of the customer can serve.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export async function ownIntegrations(ctx: ServiceContext, environmentId: string): Promise<OwnIntegration[]> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  if (viewer.side === 'PARTNER') throw notThere()
  const { integrations, gatewayClients } = ctx.store.migration
  const [found, withOwn] = await Promise.all([
    integrations.factsOf(environmentId, { kind: 'CUSTOMER' }),
    gatewayClients.integrationsWithOwn(environmentId),
  ])
  const served = new Set(withOwn)
  return found
    .map(({ id, name }) => ({ id, name, hasOwnClient: served.has(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
