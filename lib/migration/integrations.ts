import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import {
  type CreateIntegration,
  createIntegrationSchema,
  type IntegrationItem,
  type IntegrationView,
  type UpdateIntegration,
  updateIntegrationSchema,
} from '@/lib/schemas/migration/integration'
import { type IntegrationListQuery, integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { isAfter, isDuring } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationEdit, IntegrationRecord } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPlace, environmentFor, integrationFor, notThere, type Viewer } from './access'
import { singleKey } from './client-keys'
import { forbidden, refused, withTaken } from './failures'
import { firstDay, integrationItem, integrationView } from './integration-view'
import { recentErrors } from './recent-errors'
import { restand } from './restand'
import { storedMigrationSettings } from './settings'

/** Integrations of an environment, the least ready first; a partner sees its own. */
export async function listIntegrations(
  ctx: ServiceContext,
  environmentId: string,
  query: Partial<IntegrationListQuery> = {},
): Promise<Page<IntegrationItem>> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  const asked = parseOrThrow(integrationListQuerySchema, query)
  const { gateScore } = await storedMigrationSettings(ctx.store)
  const own = viewer.side === 'PARTNER' ? { partner: viewer.partnerId } : {}
  const page = await ctx.store.migration.integrations.list({ ...asked, ...own, environmentId, gateScore })
  const now = ctx.clock.now()
  const days = await ctx.store.migration.integrations.days(
    page.items.map(({ id }) => id),
    firstDay(now),
  )
  return { ...page, items: page.items.map((integration) => integrationItem(integration, days, now)) }
}

export async function getIntegration(ctx: ServiceContext, id: string): Promise<IntegrationView> {
  const { viewer, environment, integration } = await integrationFor(ctx, id, 'read')
  return viewOf(ctx, ctx.store, viewer, environment, integration)
}

/**
 * Enters an integration. While the window is open no partner gets a new one, whoever asks (I5).
 * @throws AppError not_found, forbidden, conflict on `name`, validation_failed on `applicationId`
 */
export async function createIntegration(ctx: ServiceContext, input: CreateIntegration): Promise<IntegrationView> {
  const given = parseOrThrow(createIntegrationSchema, input)
  return withTaken(() =>
    ctx.store.write(async (tx) => {
      const { viewer, environment } = await environmentFor(ctx, given.environmentId, 'manage', tx)
      checkOwner(viewer, given)
      if (given.partnerId !== null) await checkPartner(tx, environment, given.partnerId)
      await checkApplication(tx, environment, given.applicationId, given.partnerId)
      const now = ctx.clock.now()
      const key = given.partnerId === null ? ('SHARED' as const) : { partnerId: given.partnerId }
      const client = await tx.migration.gatewayClients.bySingleKey(singleKey(environment.id, key, 'OCIM'))
      const id = ctx.random.uuid()
      const { environmentId: _, ...facts } = given
      await tx.migration.integrations.insert({
        ...facts,
        id,
        environmentId: environment.id,
        state: isAfter(environment.phase) ? 'BROKEN' : client?.secretHash ? 'CREDENTIALS_ISSUED' : 'SSD_ONLY',
        credentialsIssuedAt: client?.secretIssuedAt ?? null,
        createdAt: now,
      })
      const settings = await storedMigrationSettings(tx)
      await restand(tx, environment, settings, now, await tx.migration.integrations.facts([id]))
      await record(tx, ctx, {
        action: 'integration.create',
        entityKind: 'integration',
        entityId: id,
        entityName: given.name,
        after: facts,
        detail: auditedPlace(environment),
      })
      return reload(ctx, tx, viewer, environment, id)
    }),
  )
}

/** Changes what people enter of an integration: members sent replace, members absent are kept. */
export async function updateIntegration(
  ctx: ServiceContext,
  id: string,
  input: UpdateIntegration,
): Promise<IntegrationView> {
  const { expectedVersion, ...change } = parseOrThrow(updateIntegrationSchema, input)
  return withTaken(() =>
    ctx.store.write(async (tx) => {
      const { viewer, environment, integration } = await integrationFor(ctx, id, 'manage', tx)
      checkOwner(viewer, integration)
      if (change.applicationId !== undefined) {
        await checkApplication(tx, environment, change.applicationId, integration.partnerId)
      }
      await editIntegration(ctx, tx, environment, integration, change, {
        action: 'integration.update',
        expectedVersion,
      })
      return reload(ctx, tx, viewer, environment, id)
    }),
  )
}

/** Takes an integration out. Its clients and users go first. */
export async function deleteIntegration(ctx: ServiceContext, id: string): Promise<{ name: string }> {
  return ctx.store.write(async (tx) => {
    const { environment, integration } = await integrationFor(ctx, id, 'operate', tx)
    const clients = await tx.migration.gatewayClients.ofIntegration(environment.id, id, [])
    if (integration.users > 0 || clients.length > 0) throw refused('It still has users or clients')
    await tx.migration.integrations.delete(id)
    const { gateScore } = await storedMigrationSettings(tx)
    await tx.migration.environments.recount([environment.id], gateScore)
    await record(tx, ctx, {
      action: 'integration.delete',
      entityKind: 'integration',
      entityId: id,
      entityName: integration.name,
      before: { name: integration.name, ownerKind: integration.ownerKind, ownerEmail: integration.ownerEmail },
      detail: auditedPlace(environment),
    })
    return { name: integration.name }
  })
}

/** One edit with its entry and its new standing; nothing is written when nothing changes. */
export async function editIntegration(
  ctx: ServiceContext,
  tx: StoreScope,
  environment: EnvironmentRecord,
  integration: IntegrationRecord,
  change: IntegrationEdit,
  { action, expectedVersion }: { action: string; expectedVersion?: number | undefined },
): Promise<void> {
  const keys = Object.keys(change) as (keyof IntegrationEdit)[]
  const changed = keys.filter((key) => change[key] !== undefined && change[key] !== integration[key])
  if (changed.length === 0) return
  const stale = () =>
    staleError(
      tx,
      { kind: 'integration', id: integration.id, label: 'integration', updatedAt: integration.updatedAt },
      integration,
    )
  if (expectedVersion !== undefined && expectedVersion !== integration.version) throw await stale()
  const now = ctx.clock.now()
  const { integrations } = tx.migration
  if (!(await integrations.edit(integration.id, integration.version, change, now))) throw await stale()
  const settings = await storedMigrationSettings(tx)
  await restand(tx, environment, settings, now, await integrations.facts([integration.id]))
  const only = (from: Partial<IntegrationRecord>) => Object.fromEntries(changed.map((key) => [key, from[key]]))
  await record(tx, ctx, {
    action,
    entityKind: 'integration',
    entityId: integration.id,
    entityName: change.name ?? integration.name,
    before: only(integration),
    after: only(change),
    detail: auditedPlace(environment),
  })
}

export async function reload(
  ctx: ServiceContext,
  scope: StoreScope,
  viewer: Viewer,
  environment: EnvironmentRecord,
  id: string,
): Promise<IntegrationView> {
  const integration = await scope.migration.integrations.byId(id)
  if (!integration) throw notThere()
  return viewOf(ctx, scope, viewer, environment, integration)
}

export async function viewOf(
  ctx: Pick<ServiceContext, 'clock'>,
  scope: StoreScope,
  viewer: Viewer,
  environment: EnvironmentRecord,
  integration: IntegrationRecord,
): Promise<IntegrationView> {
  const now = ctx.clock.now()
  const { integrations, gatewayClients } = scope.migration
  const owner = integration.partnerId === null ? ('SHARED' as const) : { partnerId: integration.partnerId }
  const keys = (['OCIM', 'SSD'] as const).map((scheme) => singleKey(environment.id, owner, scheme))
  const settings = await storedMigrationSettings(scope)
  const item = integrationItem(integration, await integrations.days([integration.id], firstDay(now)), now)
  return integrationView(item, viewer, {
    environment,
    settings,
    clients: await gatewayClients.ofIntegration(environment.id, integration.id, keys),
    errors: await recentErrors(scope, environment, integration.id, settings, now),
  })
}

/** Customers manage internal integrations, partners their own, operations all. */
function checkOwner(
  viewer: Viewer,
  { ownerKind, partnerId }: Pick<IntegrationRecord, 'ownerKind' | 'partnerId'>,
): void {
  if (viewer.side === 'OPERATOR') return
  const isTheirs = viewer.side === 'CUSTOMER' ? ownerKind === 'CUSTOMER' : partnerId === viewer.partnerId
  if (!isTheirs) throw forbidden('This integration belongs to somebody else')
}

async function checkPartner(tx: StoreScope, environment: EnvironmentRecord, partnerId: string): Promise<void> {
  if (isDuring(environment.phase)) throw refused('No new integration of a partner while the environment is migrating')
  if (!(await tx.inventory.partners.byId(partnerId))) throw fieldError('partnerId', 'names no partner')
  const connection = await tx.migration.connections.byPair(environment.id, partnerId)
  if (connection?.state !== 'APPROVED') throw refused('The customer has not approved this partner for the environment')
}

/** An application belongs to whoever owns the integration. */
async function checkApplication(
  tx: StoreScope,
  { customer }: EnvironmentRecord,
  applicationId: string | null,
  partnerId: string | null,
): Promise<void> {
  if (applicationId === null) return
  const application = await tx.inventory.applications.byId(applicationId)
  const isTheirs =
    application && (partnerId === null ? application.customerId === customer.id : application.partnerId === partnerId)
  if (!isTheirs) throw fieldError('applicationId', 'names no application of this owner')
}
