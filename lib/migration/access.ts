import type { Actor } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { EnvironmentReach, EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationRecord } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'

/** On whose side somebody stands. */
export type Viewer =
  | { side: 'OPERATOR'; mayWrite: boolean }
  | { side: 'CUSTOMER'; customerId: string; isOwner: boolean }
  | { side: 'PARTNER'; partnerId: string; isOwner: boolean }

/**
 * What an operation asks of somebody: `read`; `take-part`, what every person of the portal may do for its organisation;
 * `manage`, what owners and operations may; `own`, what owners alone may, since it tells them a secret or binds them;
 * `operate`, what operations alone may.
 */
export type Need = 'read' | 'take-part' | 'manage' | 'own' | 'operate'

const NOT_THERE = 'There is no such thing, or it is not yours to see'
const MAX_ID_LENGTH = 128

/**
 * Whose eyes these are. Decided before anything is read, so that a refusal tells nothing about what exists.
 * @throws AppError unauthenticated, forbidden
 */
export function viewerOf(actor: Actor, need: Need): Viewer {
  if (actor.role !== 'PORTAL') {
    authorize(actor, need === 'read' || need === 'own' ? 'migration:read' : 'migration:write')
    if (need === 'own') throw new AppError('forbidden', 'The customer or the partner does this itself, in the portal')
    return { side: 'OPERATOR', mayWrite: may(actor, 'migration:write') }
  }
  const viewer = ofPortal(actor)
  if (need === 'operate') throw new AppError('forbidden', 'Operations alone can do this')
  if ((need === 'own' || need === 'manage') && !viewer.isOwner) {
    throw new AppError('forbidden', 'An owner of your organisation can do this; you are a member')
  }
  return viewer
}

function ofPortal({ portal }: Actor): Exclude<Viewer, { side: 'OPERATOR' }> {
  const isOwner = portal?.role === 'OWNER'
  if (portal?.customerId && !portal.partnerId) return { side: 'CUSTOMER', customerId: portal.customerId, isOwner }
  if (portal?.partnerId && !portal.customerId) return { side: 'PARTNER', partnerId: portal.partnerId, isOwner }
  throw new AppError('forbidden', 'This account belongs to no customer and no partner')
}

/** Which environments a viewer sees. */
export function reachOf(viewer: Viewer): EnvironmentReach {
  if (viewer.side === 'CUSTOMER') return { customerId: viewer.customerId }
  return viewer.side === 'PARTNER' ? { partnerId: viewer.partnerId } : null
}

/**
 * The door of every operation on one environment. Outside somebody's reach it is not there.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export async function environmentFor(
  ctx: Pick<ServiceContext, 'actor' | 'store'>,
  id: string,
  need: Need,
  scope: StoreScope = ctx.store,
): Promise<{ viewer: Viewer; environment: EnvironmentRecord }> {
  const viewer = viewerOf(ctx.actor, need)
  const environment = findable(id) ? await scope.migration.environments.byId(id) : null
  if (!environment || !(await isInReach(scope, viewer, environment))) throw notThere()
  return { viewer, environment }
}

/** The same for one integration: a partner sees its own alone. */
export async function integrationFor(
  ctx: Pick<ServiceContext, 'actor' | 'store'>,
  id: string,
  need: Need,
  scope: StoreScope = ctx.store,
): Promise<{ viewer: Viewer; environment: EnvironmentRecord; integration: IntegrationRecord }> {
  viewerOf(ctx.actor, need)
  const integration = findable(id) ? await scope.migration.integrations.byId(id) : null
  if (!integration) throw notThere()
  const { viewer, environment } = await environmentFor(ctx, integration.environmentId, need, scope)
  if (viewer.side === 'PARTNER' && viewer.partnerId !== integration.partnerId) throw notThere()
  return { viewer, environment, integration }
}

async function isInReach(scope: StoreScope, viewer: Viewer, environment: EnvironmentRecord): Promise<boolean> {
  if (viewer.side === 'OPERATOR') return true
  if (viewer.side === 'CUSTOMER') return environment.customer.id === viewer.customerId
  return scope.migration.environments.reaches(environment.id, reachOf(viewer))
}

export function notThere(): AppError {
  return new AppError('not_found', NOT_THERE)
}

/** Ids come from URLs unchecked; what nothing can be called does not reach the database. */
export function findable(id: string): boolean {
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH && !/\p{Cc}/u.test(id) && id.isWellFormed()
}

/** What an audit entry of anything in an environment carries besides. */
export function auditedPlace({ id, chain, code }: EnvironmentRecord): { environmentId: string; environment: string } {
  return { environmentId: id, environment: `${chain.code}/${code}` }
}

export const labelOf = ({ chain, code }: Pick<EnvironmentRecord, 'chain' | 'code'>): string => `${chain.code}/${code}`
