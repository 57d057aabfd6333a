import { AppError, fieldError } from '@/lib/base/app-error'
import type { Permission } from '@/lib/schemas/role'
import type { Organisation } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import type { Actor } from '../actor'
import { authorize } from '../permissions'

export type PeopleNeed = 'read' | 'write'

const CONSOLE_NEEDS: Record<PeopleNeed, Permission> = { read: 'migration:read', write: 'migration:write' }

/**
 * Whose people the caller means, and whether the caller may see or change them: a person of the portal its own, an owner
 * to change them; those who operate migrations anybody's.
 * @throws AppError not_found for another organisation, so that its existence is not told; forbidden, unauthenticated,
 * validation_failed when an operator names none
 */
export function organisationFor(actor: Actor, wanted: Partial<OrganisationIds> | null, need: PeopleNeed): Organisation {
  if (actor.role !== 'PORTAL') {
    authorize(actor, CONSOLE_NEEDS[need])
    return named(wanted ?? {})
  }
  const own = ownOrganisation(actor)
  if (wanted && !isSame(own, wanted)) throw noSuch()
  if (need === 'write' && actor.portal?.role !== 'OWNER') {
    throw new AppError('forbidden', 'Only an owner of your organisation can do this.')
  }
  return own
}

/** Whether the caller may change people at all, whoever they are. @throws AppError forbidden, unauthenticated */
export function requirePeopleWrite(actor: Actor): void {
  if (actor.role === 'PORTAL') organisationFor(actor, null, 'write')
  else authorize(actor, CONSOLE_NEEDS.write)
}

export interface OrganisationIds {
  customerId: string | null
  partnerId: string | null
}

/** The organisation of a person of the portal. @throws AppError unauthenticated, forbidden for everybody else */
export function ownOrganisation(actor: Actor): Organisation {
  if (actor.role === null) throw new AppError('unauthenticated', 'Sign in to do this')
  const { customerId, partnerId } = actor.portal ?? {}
  if (customerId) return { customerId }
  if (partnerId) return { partnerId }
  throw new AppError('forbidden', 'Only people of a partner or a customer can do this.')
}

export function isSame(organisation: Organisation, ids: Partial<OrganisationIds>): boolean {
  return (
    (organisation.customerId ?? null) === (ids.customerId ?? null) &&
    (organisation.partnerId ?? null) === (ids.partnerId ?? null)
  )
}

/** @throws AppError not_found */
export async function organisationName(scope: StoreScope, { customerId, partnerId }: Organisation): Promise<string> {
  const found =
    customerId === undefined
      ? await scope.inventory.partners.byId(partnerId)
      : await scope.inventory.customers.byId(customerId)
  if (!found) throw noSuch()
  return found.name
}

export function noSuch(): AppError {
  return new AppError('not_found', 'There is no such thing, or it is not yours to see')
}

function named({ customerId, partnerId }: Partial<OrganisationIds>): Organisation {
  if (customerId && !partnerId) return { customerId }
  if (partnerId && !customerId) return { partnerId }
  throw fieldError('customerId', 'names one customer or one partner')
}
