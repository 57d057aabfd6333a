import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { Page } from '@/lib/base/page'
import { hashSlowly } from '@/lib/base/slow-hash'
import { parseOrThrow } from '@/lib/base/validate'
import {
  type AddIntegrationUser,
  addIntegrationUserSchema,
  changeUserPasswordSchema,
  type IntegrationUserListQuery,
  type IntegrationUserView,
  integrationUserListQuerySchema,
  type UserManagement,
} from '@/lib/schemas/migration/integration-user'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationUserRecord } from '@/lib/store/migration/integration-user-types'
import type { StoreScope } from '@/lib/store/store'
import {
  auditedPlace,
  environmentFor,
  findable,
  integrationFor,
  type Need,
  notThere,
  type Viewer,
  viewerOf,
} from './access'
import { forbidden, refused, withTaken } from './failures'
import { restand } from './restand'
import { storedMigrationSettings } from './settings'
import { userManagementOf } from './user-rules'

/** Users of an environment; customers and partners see those of their own integrations. */
export async function listIntegrationUsers(
  ctx: ServiceContext,
  environmentId: string,
  query: Partial<IntegrationUserListQuery> = {},
): Promise<Page<IntegrationUserView>> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  const asked = parseOrThrow(integrationUserListQuerySchema, query)
  const owner =
    viewer.side === 'OPERATOR'
      ? undefined
      : viewer.side === 'CUSTOMER'
        ? ({ kind: 'CUSTOMER' } as const)
        : { partnerId: viewer.partnerId }
  const page = await ctx.store.migration.integrationUsers.list({ ...asked, environmentId, owner })
  return { ...page, items: page.items.map(userView) }
}

/** Whether the asker can change users of its own integrations now, by which way, and if not why. */
export async function userManagement(ctx: ServiceContext, environmentId: string): Promise<UserManagement> {
  const { viewer, environment } = await environmentFor(ctx, environmentId, 'read')
  return userManagementOf(environment.phase, viewer, null)
}

/** @throws AppError not_found, forbidden with what to do instead (I8), conflict on `username` */
export async function addIntegrationUser(ctx: ServiceContext, input: AddIntegrationUser): Promise<IntegrationUserView> {
  const { integrationId, username, password } = parseOrThrow(addIntegrationUserSchema, input)
  // Refused before the slow hash, whose price is for those who may.
  const early = await integrationFor(ctx, integrationId, 'take-part')
  demand(userManagementOf(early.environment.phase, early.viewer, early.integration.ownerKind))
  const passwordHash = await hashSlowly(password)
  return withTaken(() =>
    ctx.store.write(async (tx) => {
      const { viewer, environment, integration } = await integrationFor(ctx, integrationId, 'take-part', tx)
      const through = demand(userManagementOf(environment.phase, viewer, integration.ownerKind))
      const now = ctx.clock.now()
      const id = ctx.random.uuid()
      await tx.migration.integrationUsers.insert({
        id,
        environmentId: environment.id,
        integrationId,
        username,
        passwordHash,
        passwordChangedAt: now,
        createdAt: now,
      })
      await afterChange(ctx, tx, environment, { id, username, integrationId }, 'integration-user.create', through)
      return reload(tx, id)
    }),
  )
}

export async function changeIntegrationUserPassword(
  ctx: ServiceContext,
  id: string,
  input: { password: string },
): Promise<IntegrationUserView> {
  const { password } = parseOrThrow(changeUserPasswordSchema, input)
  const early = await userFor(ctx, id, 'take-part')
  demand(userManagementOf(early.environment.phase, early.viewer, early.user.ownerKind))
  const passwordHash = await hashSlowly(password)
  return changeUser(ctx, id, 'integration-user.set-password', (_, now) => ({ passwordHash, passwordChangedAt: now }))
}

/** From here on the user gets no token; asking for what already is changes nothing. */
export async function disableIntegrationUser(
  ctx: ServiceContext,
  id: string,
  { disabled = true }: { disabled?: boolean } = {},
): Promise<IntegrationUserView> {
  return changeUser(ctx, id, disabled ? 'integration-user.disable' : 'integration-user.enable', (user, now) =>
    (user.disabledAt !== null) === disabled ? null : { disabledAt: disabled ? now : null },
  )
}

async function changeUser(
  ctx: ServiceContext,
  id: string,
  action: string,
  change: (
    user: IntegrationUserRecord,
    now: Date,
  ) => Parameters<StoreScope['migration']['integrationUsers']['edit']>[2] | null,
): Promise<IntegrationUserView> {
  return ctx.store.write(async (tx) => {
    const { viewer, environment, user } = await userFor(ctx, id, 'take-part', tx)
    const through = demand(userManagementOf(environment.phase, viewer, user.ownerKind))
    const now = ctx.clock.now()
    const edit = change(user, now)
    if (!edit) return userView(user)
    if (!(await tx.migration.integrationUsers.edit(id, user.version, edit, now))) {
      throw refused('Somebody else changed this user just now')
    }
    await afterChange(ctx, tx, environment, user, action, through)
    return reload(tx, id)
  })
}

/** A user of an integration that the asker does not see is not there. */
async function userFor(
  ctx: Pick<ServiceContext, 'actor' | 'store'>,
  id: string,
  need: Need,
  scope: StoreScope = ctx.store,
): Promise<{ viewer: Viewer; environment: EnvironmentRecord; user: IntegrationUserRecord }> {
  viewerOf(ctx.actor, need)
  const user = findable(id) ? await scope.migration.integrationUsers.byId(id) : null
  if (!user) throw notThere()
  const { viewer, environment } = await integrationFor(ctx, user.integrationId, need, scope)
  if (viewer.side === 'CUSTOMER' && user.ownerKind !== 'CUSTOMER') throw notThere()
  return { viewer, environment, user }
}

/** How many users an integration has is one of its facts. */
async function afterChange(
  ctx: ServiceContext,
  tx: StoreScope,
  environment: EnvironmentRecord,
  user: Pick<IntegrationUserRecord, 'id' | 'username' | 'integrationId'>,
  action: string,
  through: UserManagement['through'],
): Promise<void> {
  const settings = await storedMigrationSettings(tx)
  const facts = await tx.migration.integrations.facts([user.integrationId])
  await restand(tx, environment, settings, ctx.clock.now(), facts)
  await record(tx, ctx, {
    action,
    entityKind: 'integration-user',
    entityId: user.id,
    entityName: user.username,
    detail: { ...auditedPlace(environment), integration: facts[0]?.name ?? null, through },
  })
}

async function reload(tx: StoreScope, id: string): Promise<IntegrationUserView> {
  const user = await tx.migration.integrationUsers.byId(id)
  if (!user) throw notThere()
  return userView(user)
}

function demand({ allowed, why, through }: UserManagement): UserManagement['through'] {
  if (!allowed) throw forbidden(why ?? '')
  return through
}

function userView(user: IntegrationUserRecord): IntegrationUserView {
  const { passwordHash: _, integrationId, integrationName, partnerId: _p, ...view } = user
  return { ...view, integration: { id: integrationId, name: integrationName } }
}
