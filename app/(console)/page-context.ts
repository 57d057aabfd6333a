import { redirect } from 'next/navigation'
import type { Access } from '@/components/patterns/access'
import type { ListParams, SortState } from '@/components/patterns/list-url'
import type { ServiceContext } from '@/lib/auth/context'
import { requestContext, requireSignedIn } from '@/lib/auth/next-context'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import type { Permission } from '@/lib/schemas/role'

/**
 * For every page: the context of its services, or off to sign-in when the session has ended. People of partners and
 * customers are led to the portal.
 */
export async function pageContext(): Promise<ServiceContext> {
  if ((await requireSignedIn()).role === 'PORTAL') redirect(routes.portal())
  return requestContext()
}

/** Whether the person may change things, in this domain where one is named, and the sentence to show when not. */
export function accessFor(ctx: ServiceContext, permission: Permission, domainId?: string): Access {
  if (may(ctx.actor, permission, domainId)) return { canWrite: true }
  return {
    canWrite: false,
    reason:
      ctx.actor.role === 'AUDITOR'
        ? 'You are signed in as an auditor, who reads everything and changes nothing.'
        : 'Your role does not allow changes here.',
  }
}

/** The first value of a repeated parameter. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** The parts of a list address that every list shares, in the words of its service. */
export function listQuery(params: ListParams, sort: SortState) {
  return {
    q: one(params.q),
    domain: one(params.domain),
    cursor: one(params.after) ?? one(params.before),
    direction: sort.direction,
  }
}
