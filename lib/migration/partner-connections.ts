import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import { CONNECTION_DECISIONS, type ConnectionDecision, DECISIONS } from '@/lib/schemas/migration/connection-state'
import type { Possible } from '@/lib/schemas/migration/environment'
import {
  type ConnectionListQuery,
  type ConnectionView,
  connectionListQuerySchema,
  type DecideConnection,
  decideConnectionSchema,
  type RequestConnection,
  requestConnectionSchema,
} from '@/lib/schemas/migration/partner-connection'
import type { ConnectionRecord } from '@/lib/store/migration/connection-types'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPlace, environmentFor, findable, notThere, reachOf, type Viewer, viewerOf } from './access'
import { decisionObjection, requestObjection } from './connection-rules'
import { forbidden, refused } from './failures'
import { hotels } from './gateway-clients'

/** Connections within reach, by state: a customer's, a partner's own, or all for operations. */
export async function listConnections(
  ctx: ServiceContext,
  query: Partial<ConnectionListQuery> = {},
): Promise<Page<ConnectionView>> {
  const viewer = viewerOf(ctx.actor, 'read')
  const asked = parseOrThrow(connectionListQuerySchema, query)
  const page = await ctx.store.migration.connections.list({ ...asked, reach: reachOf(viewer) })
  return { ...page, items: page.items.map((connection) => connectionView(connection, viewer)) }
}

export async function getConnection(ctx: ServiceContext, id: string): Promise<ConnectionView> {
  const { viewer, connection } = await connectionFor(ctx, id, 'read')
  return connectionView(connection, viewer)
}

/**
 * A partner asks to work for a chain in one of its environments; the customer decides. Refused while the environment
 * is migrating, whoever asks (I5).
 */
export async function requestConnection(ctx: ServiceContext, input: RequestConnection): Promise<ConnectionView> {
  const asked = parseOrThrow(requestConnectionSchema, input)
  const viewer = viewerOf(ctx.actor, 'manage')
  if (viewer.side === 'CUSTOMER') throw forbidden('A partner asks; you decide')
  return ctx.store.write(async (tx) => {
    const environment = await namedEnvironment(tx, asked)
    const partnerId = viewer.side === 'PARTNER' ? viewer.partnerId : 'partnerId' in asked ? asked.partnerId : undefined
    if (!partnerId || !(await tx.inventory.partners.byId(partnerId))) throw fieldError('partnerId', 'names no partner')
    const existing = await tx.migration.connections.byPair(environment.id, partnerId)
    if (existing?.state === 'PENDING') return connectionView(existing, viewer)
    const objection = requestObjection(existing?.state ?? null, environment.phase)
    if (objection !== null) throw refused(objection)
    const now = ctx.clock.now()
    const id = existing?.id ?? ctx.random.uuid()
    const fresh = { state: 'PENDING' as const, requestedAt: now, requestedBy: ctx.actor.name }
    if (existing) {
      await tx.migration.connections.edit(id, existing.version, { ...fresh, decidedAt: null, decidedBy: null }, now)
    } else await tx.migration.connections.insert({ ...fresh, id, environmentId: environment.id, partnerId })
    const connection = await reload(tx, id)
    await record(tx, ctx, { action: 'partner-connection.request', ...audited(environment, connection) })
    return connectionView(connection, viewer)
  })
}

/**
 * The customer approves, rejects, suspends, resumes or revokes, and chooses the hotels (I11). Other limits than before
 * are to be confirmed by the partner again.
 */
export async function decideConnection(
  ctx: ServiceContext,
  id: string,
  input: DecideConnection,
): Promise<ConnectionView> {
  const { decision, allProperties, propertyIds, reason, expectedVersion } = parseOrThrow(decideConnectionSchema, input)
  return ctx.store.write(async (tx) => {
    const { viewer, connection, environment } = await connectionFor(ctx, id, 'own', tx)
    if (viewer.side !== 'CUSTOMER') throw forbidden('The customer decides over connections and their limits')
    const { to } = DECISIONS[decision]
    if (decision !== 'APPROVE' && connection.state === to) return connectionView(connection, viewer)
    const objection = decisionObjection(decision, connection.state, environment.phase)
    if (objection !== null) throw refused(objection)
    if (expectedVersion !== undefined && expectedVersion !== connection.version) throw await stale(tx, connection)
    const limits =
      decision === 'APPROVE'
        ? { allProperties, properties: allProperties ? [] : await hotels(tx, environment, propertyIds) }
        : connection
    if (isSame(connection, to, limits)) return connectionView(connection, viewer)
    const now = ctx.clock.now()
    await tx.migration.connections.edit(
      id,
      connection.version,
      {
        state: to,
        allProperties: limits.allProperties,
        decidedAt: now,
        decidedBy: ctx.actor.name,
        reason: reason ?? null,
      },
      now,
    )
    await limit(tx, environment, connection, limits)
    const decided = await reload(tx, id)
    await record(tx, ctx, {
      action: `partner-connection.${decision.toLowerCase()}`,
      ...audited(environment, connection),
      before: toldOf(connection),
      after: toldOf(decided),
      detail: { ...auditedPlace(environment), ...(reason && { reason }) },
    })
    return connectionView(decided, viewer)
  })
}

type Limits = Pick<ConnectionRecord, 'allProperties' | 'properties'>
const codesOf = ({ allProperties, properties }: Limits) =>
  allProperties ? '*' : properties.map(({ code }) => code).join()

function isSame(connection: ConnectionRecord, state: ConnectionRecord['state'], limits: Limits): boolean {
  return connection.state === state && codesOf(connection) === codesOf(limits)
}

async function limit(
  tx: StoreScope,
  environment: EnvironmentRecord,
  connection: ConnectionRecord,
  limits: Limits,
): Promise<void> {
  if (codesOf(connection) === codesOf(limits)) return
  await tx.migration.connections.limit(
    connection.id,
    limits.properties.map((hotel) => hotel.id),
  )
  await tx.migration.integrations.unconfirmLimits(environment.id, connection.partnerId)
}

/** An environment by its name tells a partner no more than that there is one to ask for. */
async function namedEnvironment(tx: StoreScope, asked: RequestConnection): Promise<EnvironmentRecord> {
  if ('environmentName' in asked) {
    const named = await tx.migration.environments.byLabel(asked.environmentName)
    if (!named) throw fieldError('environmentName', 'names no environment')
    return named
  }
  const byId = findable(asked.environmentId) ? await tx.migration.environments.byId(asked.environmentId) : null
  if (!byId) throw notThere()
  return byId
}

async function connectionFor(
  ctx: Pick<ServiceContext, 'actor' | 'store'>,
  id: string,
  need: 'read' | 'own',
  scope: StoreScope = ctx.store,
): Promise<{ viewer: Viewer; environment: EnvironmentRecord; connection: ConnectionRecord }> {
  viewerOf(ctx.actor, need)
  const connection = findable(id) ? await scope.migration.connections.byId(id) : null
  if (!connection) throw notThere()
  const { viewer, environment } = await environmentFor(ctx, connection.environmentId, need, scope)
  if (viewer.side === 'PARTNER' && viewer.partnerId !== connection.partnerId) throw notThere()
  return { viewer, environment, connection }
}

async function reload(tx: StoreScope, id: string): Promise<ConnectionRecord> {
  const connection = await tx.migration.connections.byId(id)
  if (!connection) throw notThere()
  return connection
}

function stale(tx: StoreScope, connection: ConnectionRecord) {
  const { id, updatedAt } = connection
  return staleError(tx, { kind: 'partner-connection', id, label: 'connection', updatedAt }, connection)
}

function audited(environment: EnvironmentRecord, { id, partnerName }: ConnectionRecord) {
  return {
    entityKind: 'partner-connection' as const,
    entityId: id,
    entityName: partnerName,
    detail: auditedPlace(environment),
  }
}

const toldOf = ({ state, allProperties, properties }: ConnectionRecord) => ({
  state,
  allProperties,
  properties: properties.map(({ code }) => code),
})

function connectionView(connection: ConnectionRecord, viewer: Viewer): ConnectionView {
  const { chainId: _, customerId: _c, partnerId, partnerName, ...view } = connection
  const decides = viewer.side === 'CUSTOMER' && viewer.isOwner
  const possible = (decision: ConnectionDecision): Possible => {
    if (!decides) return { allowed: false, why: 'The customer decides' }
    const why = decisionObjection(decision, connection.state, connection.phase)
    return { allowed: why === null, why }
  }
  const may = Object.fromEntries(CONNECTION_DECISIONS.map((decision) => [decision, possible(decision)]))
  return {
    ...view,
    partner: { id: partnerId, name: partnerName },
    may: may as Record<ConnectionDecision, Possible>,
  }
}
