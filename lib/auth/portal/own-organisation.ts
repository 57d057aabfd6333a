import type { PortalRole } from '@/lib/schemas/portal-role'
import type { ServiceContext } from '../context'
import { organisationName, ownOrganisation } from './organisation'

export interface OwnOrganisation {
  side: 'PARTNER' | 'CUSTOMER'
  name: string
  role: PortalRole
}

/** Whom the caller belongs to, for the frame of every page. @throws AppError unauthenticated, forbidden */
export async function describeOwnOrganisation(ctx: ServiceContext): Promise<OwnOrganisation> {
  const organisation = ownOrganisation(ctx.actor)
  return {
    side: organisation.customerId === undefined ? 'PARTNER' : 'CUSTOMER',
    name: await organisationName(ctx.store, organisation),
    role: ctx.actor.portal?.role ?? 'MEMBER',
  }
}
