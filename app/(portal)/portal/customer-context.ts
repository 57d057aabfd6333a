import { notFound } from 'next/navigation'
import type { ServiceContext } from '@/lib/auth/context'
import { portalContext } from './portal-context'

/** For pages of customers: people of a partner find nothing here. The services decide about each thing again. */
export async function customerContext(): Promise<ServiceContext> {
  const ctx = await portalContext()
  if (!ctx.actor.portal?.customerId) notFound()
  return ctx
}
