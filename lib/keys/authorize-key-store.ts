import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'

/**
 * Key pairs belong to the whole server: any domain may come to use one. So whoever is bound to some domains may change
 * which pair signs there, but makes, replaces and deletes none.
 */
export function authorizeKeyStore(ctx: Pick<ServiceContext, 'actor' | 'clock'>): void {
  authorize(ctx.actor, 'keys:write')
  if (ctx.actor.domainIds !== null) {
    throw new AppError('forbidden', 'Key pairs belong to the whole server, and you are limited to some domains')
  }
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
}
