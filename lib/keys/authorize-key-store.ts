import type { Actor } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may, requireRecentAuthentication } from '@/lib/auth/permissions'
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

/** Whether the console offers to make, replace and delete key pairs; the services decide again. */
export function mayChangeKeyStore(actor: Actor): boolean {
  return actor.domainIds === null && may(actor, 'keys:write')
}
