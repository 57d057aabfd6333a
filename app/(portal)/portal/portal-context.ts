import { redirect } from 'next/navigation'
import type { ServiceContext } from '@/lib/auth/context'
import { requestContext, requireSignedIn } from '@/lib/auth/next-context'
import { routes } from '@/lib/base/routes'

/**
 * For every page of the portal: the context of its services, or off to sign-in when the session has ended. People of the
 * console are led to it.
 */
export async function portalContext(): Promise<ServiceContext> {
  if ((await requireSignedIn()).role !== 'PORTAL') redirect(routes.overview())
  return requestContext()
}

/** Pages of one side: whoever belongs to the other is led to the own beginning. */
export async function partnerContext(): Promise<ServiceContext> {
  const ctx = await portalContext()
  if (!ctx.actor.portal?.partnerId) redirect(routes.portal())
  return ctx
}
