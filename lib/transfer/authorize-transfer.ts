import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'

/** The configuration of the whole server: for its administrators, who have just proved themselves. */
export function authorizeTransfer(ctx: Pick<ServiceContext, 'actor' | 'clock'>): void {
  authorize(ctx.actor, 'settings:write')
  authorize(ctx.actor, 'keys:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
}
