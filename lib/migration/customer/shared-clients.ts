import type { ServiceContext } from '@/lib/auth/context'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import type { Scheme } from '@/lib/schemas/migration/gateway-client-kind'
import { environmentFor, notThere } from '../access'
import { singleKey } from '../client-keys'
import { gatewayClientView } from '../gateway-client-view'

/**
 * The clients that the internal integrations of an environment share: of SSD, and of OCIM since it was reissued.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export async function sharedClients(
  ctx: ServiceContext,
  environmentId: string,
): Promise<{ ssd: GatewayClientView | null; ocim: GatewayClientView | null }> {
  const { viewer, environment } = await environmentFor(ctx, environmentId, 'read')
  if (viewer.side === 'PARTNER') throw notThere()
  const of = async (scheme: Scheme) => {
    const client = await ctx.store.migration.gatewayClients.bySingleKey(singleKey(environment.id, 'SHARED', scheme))
    return client && gatewayClientView(client, viewer, ctx.clock.now())
  }
  const [ssd, ocim] = await Promise.all([of('SSD'), of('OCIM')])
  return { ssd, ocim }
}
