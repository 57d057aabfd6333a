import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { requireRecentAuthentication } from '@/lib/auth/permissions'
import { fieldError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import type { Possible } from '@/lib/schemas/migration/environment'
import {
  type GatewayClientListQuery,
  type GatewayClientView,
  gatewayClientListQuerySchema,
  type IssuedSecret,
  issueSecretSchema,
  type Restriction,
  restrictionSchema,
} from '@/lib/schemas/migration/gateway-client'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { GatewayClientRecord } from '@/lib/store/migration/gateway-client-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPlace, environmentFor, findable, type Need, notThere, type Viewer, viewerOf } from './access'
import { freshSecret } from './client-secret'
import { forbidden } from './failures'
import { gatewayClientView, mayDisable, mayIssue, mayRestrict, ownsClient } from './gateway-client-view'

/** Clients of an environment: a customer sees all but those of partners, a partner its own, operations all. */
export async function listGatewayClients(
  ctx: ServiceContext,
  environmentId: string,
  query: Partial<GatewayClientListQuery> = {},
): Promise<Page<GatewayClientView>> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  const asked = parseOrThrow(gatewayClientListQuerySchema, query)
  const owner =
    viewer.side === 'OPERATOR'
      ? undefined
      : viewer.side === 'CUSTOMER'
        ? ({ kind: 'CUSTOMER' } as const)
        : { partnerId: viewer.partnerId }
  const page = await ctx.store.migration.gatewayClients.list({ ...asked, environmentId, owner })
  const now = ctx.clock.now()
  return { ...page, items: page.items.map((client) => gatewayClientView(client, viewer, now)) }
}

export async function getGatewayClient(ctx: ServiceContext, pk: string): Promise<GatewayClientView> {
  const { viewer, client } = await clientFor(ctx, pk, 'read')
  return gatewayClientView(client, viewer, ctx.clock.now())
}

/**
 * Makes a new secret for a client of OCIM and tells it once; the first of a converted client is made so too.
 * @param input hours for which the secret before works on
 * @throws AppError reauthentication_required, not_found, forbidden
 */
export async function issueSecret(
  ctx: ServiceContext,
  pk: string,
  input: { overlapHours?: 0 | 1 | 24 } = {},
): Promise<IssuedSecret> {
  const { overlapHours } = parseOrThrow(issueSecretSchema, input)
  viewerOf(ctx.actor, 'own')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  return ctx.store.write(async (tx) => {
    const { viewer, client, environment } = await clientFor(ctx, pk, 'own', tx)
    demand(mayIssue(viewer, client))
    const now = ctx.clock.now()
    const { clear, kept } = freshSecret(ctx.random, now, client, overlapHours)
    await edit(ctx, tx, client, kept)
    await auditClient(ctx, tx, environment, client, 'gateway-client.issue-secret', {
      previousSecretWorksUntil: kept.previousExpiresAt?.toISOString() ?? null,
    })
    const view = gatewayClientView(await reload(tx, pk), viewer, now)
    return { client: view, secret: clear, isFirst: false, previousExpiresAt: kept.previousExpiresAt }
  })
}

/** Limits a client of a customer to some of its hotels, or lets it reach all. */
export async function restrictClient(ctx: ServiceContext, pk: string, input: Restriction): Promise<GatewayClientView> {
  const { allProperties, propertyIds, expectedVersion } = parseOrThrow(restrictionSchema, input)
  return ctx.store.write(async (tx) => {
    const { viewer, client, environment } = await clientFor(ctx, pk, 'own', tx)
    demand(mayRestrict(viewer, client))
    const wanted = allProperties ? [] : await hotels(tx, environment, propertyIds)
    const next = wanted.map(({ code }) => code)
    const before = client.properties.map(({ code }) => code)
    const now = ctx.clock.now()
    if (client.allProperties === allProperties && before.join() === next.join()) {
      return gatewayClientView(client, viewer, now)
    }
    await edit(ctx, tx, client, { allProperties }, expectedVersion)
    await tx.migration.gatewayClients.limit(
      pk,
      wanted.map(({ id }) => id),
    )
    await record(tx, ctx, {
      action: 'gateway-client.restrict',
      ...audited(environment, client),
      before: { allProperties: client.allProperties, properties: before },
      after: { allProperties, properties: next },
    })
    return gatewayClientView(await reload(tx, pk), viewer, now)
  })
}

/** Switches a client of OCIM off, or on again. Asking for what already is changes nothing. */
export async function disableClient(
  ctx: ServiceContext,
  pk: string,
  { disabled = true, expectedVersion }: { disabled?: boolean; expectedVersion?: number } = {},
): Promise<GatewayClientView> {
  return ctx.store.write(async (tx) => {
    const { viewer, client, environment } = await clientFor(ctx, pk, 'manage', tx)
    demand(mayDisable(viewer, client))
    const now = ctx.clock.now()
    if ((client.disabledAt !== null) === disabled) return gatewayClientView(client, viewer, now)
    await edit(ctx, tx, client, { disabledAt: disabled ? now : null }, expectedVersion)
    await auditClient(ctx, tx, environment, client, disabled ? 'gateway-client.disable' : 'gateway-client.enable', {})
    return gatewayClientView(await reload(tx, pk), viewer, now)
  })
}

/** The door of operations on one client; a client of others is not there. */
async function clientFor(
  ctx: Pick<ServiceContext, 'actor' | 'store'>,
  pk: string,
  need: Need,
  scope: StoreScope = ctx.store,
): Promise<{ viewer: Viewer; environment: EnvironmentRecord; client: GatewayClientRecord }> {
  viewerOf(ctx.actor, need)
  const client = findable(pk) ? await scope.migration.gatewayClients.byPk(pk) : null
  if (!client) throw notThere()
  const { viewer, environment } = await environmentFor(ctx, client.environmentId, need, scope)
  if (viewer.side !== 'OPERATOR' && !ownsClient(viewer, client)) throw notThere()
  return { viewer, environment, client }
}

async function edit(
  ctx: ServiceContext,
  tx: StoreScope,
  client: GatewayClientRecord,
  change: Parameters<StoreScope['migration']['gatewayClients']['edit']>[2],
  expectedVersion = client.version,
): Promise<void> {
  if (await tx.migration.gatewayClients.edit(client.pk, expectedVersion, change, ctx.clock.now())) return
  const { secretHash: _, previousHash: _p, ...current } = client
  throw await staleError(
    tx,
    { kind: 'gateway-client', id: client.pk, label: 'client', updatedAt: client.updatedAt },
    current,
  )
}

export async function reload(tx: StoreScope, pk: string): Promise<GatewayClientRecord> {
  const client = await tx.migration.gatewayClients.byPk(pk)
  if (!client) throw notThere()
  return client
}

/** @throws AppError on `propertyIds` for one that is no hotel of the chain */
export async function hotels(tx: StoreScope, { chain }: EnvironmentRecord, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const found = await tx.migration.environments.properties(chain.id, wanted)
  if (found.length < wanted.length) throw fieldError('propertyIds', 'names something that is no hotel of this chain')
  return found
}

export function audited(
  environment: EnvironmentRecord,
  { pk, clientId }: Pick<GatewayClientRecord, 'pk' | 'clientId'>,
) {
  return {
    entityKind: 'gateway-client' as const,
    entityId: pk,
    entityName: clientId,
    detail: auditedPlace(environment),
  }
}

export function auditClient(
  ctx: ServiceContext,
  tx: StoreScope,
  environment: EnvironmentRecord,
  client: Pick<GatewayClientRecord, 'pk' | 'clientId'>,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const about = audited(environment, client)
  return record(tx, ctx, { action, ...about, detail: { ...about.detail, ...detail } })
}

function demand({ allowed, why }: Possible): void {
  if (!allowed) throw forbidden(why ?? '')
}
