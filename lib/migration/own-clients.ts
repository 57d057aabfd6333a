import type { ServiceContext } from '@/lib/auth/context'
import { requireRecentAuthentication } from '@/lib/auth/permissions'
import { fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  type CreateOwnClient,
  createOwnClientSchema,
  type GatewayClientView,
} from '@/lib/schemas/migration/gateway-client'
import { isAfter } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationFacts } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'
import { environmentFor, notThere, type Viewer, viewerOf } from './access'
import { customerClientId, freeId } from './client-keys'
import { freshSecret } from './client-secret'
import { forbidden, refused, withTaken } from './failures'
import { gatewayClientView } from './gateway-client-view'
import { auditClient, reload } from './gateway-clients'
import { restand } from './restand'
import { storedMigrationSettings } from './settings'

export interface OwnClient {
  client: GatewayClientView
  /** told once */
  secret: string
}

/** Secrets told in one answer; whoever has more integrations asks again. */
export const SPLIT_AT_ONCE = 200

/** A client of its own for one internal integration, after the completion; its owner chooses a part of the id. */
export async function createOwnClient(ctx: ServiceContext, input: CreateOwnClient): Promise<OwnClient> {
  const { environmentId, integrationId, namePart } = parseOrThrow(createOwnClientSchema, input)
  beforeSecrets(ctx)
  return withTaken(() =>
    ctx.store.write(async (tx) => {
      const { viewer, environment } = await environmentFor(ctx, environmentId, 'own', tx)
      checkSide(viewer, environment)
      const [integration] = await tx.migration.integrations.facts([integrationId])
      if (!integration || integration.environmentId !== environment.id) throw notThere()
      if (integration.ownerKind !== 'CUSTOMER') throw fieldError('integrationId', 'is an integration of a partner')
      const clientId = customerClientId(environment, namePart)
      const made = await makeOwnClient(ctx, tx, viewer, environment, integration, clientId)
      await credit(ctx, tx, environment, [integration])
      return made
    }),
  )
}

/**
 * Splits the shared client: every internal integration without a client of its own gets one, named after it. At most
 * SPLIT_AT_ONCE an answer; asking again goes on. The shared client stays until its owner disables it.
 */
export async function splitSharedClient(
  ctx: ServiceContext,
  environmentId: string,
): Promise<(OwnClient & { integration: { id: string; name: string } })[]> {
  beforeSecrets(ctx)
  return ctx.store.write(async (tx) => {
    const { viewer, environment } = await environmentFor(ctx, environmentId, 'own', tx)
    checkSide(viewer, environment)
    const have = new Set(await tx.migration.gatewayClients.integrationsWithOwn(environment.id))
    const all = await tx.migration.integrations.factsOf(environment.id, { kind: 'CUSTOMER' })
    const made: (OwnClient & { integration: { id: string; name: string } })[] = []
    const without = all.filter(({ id }) => !have.has(id)).slice(0, SPLIT_AT_ONCE)
    for (const integration of without) {
      const wanted = customerClientId(environment, namePartOf(integration.name))
      const clientId = await freeId(wanted, (ids) => tx.migration.gatewayClients.takenIds(ids))
      const own = await makeOwnClient(ctx, tx, viewer, environment, integration, clientId)
      made.push({ ...own, integration: { id: integration.id, name: integration.name } })
    }
    if (without.length > 0) await credit(ctx, tx, environment, without)
    return made
  })
}

/** They have credentials now. */
async function credit(
  ctx: ServiceContext,
  tx: StoreScope,
  environment: EnvironmentRecord,
  integrations: readonly IntegrationFacts[],
): Promise<void> {
  const now = ctx.clock.now()
  await restand(tx, environment, await storedMigrationSettings(tx), now, integrations, (facts) => ({
    ...facts,
    credentialsIssuedAt: facts.credentialsIssuedAt ?? now,
  }))
}

/** Letters and digits of a name, as an id can carry them. */
export function namePartOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '')
  return plain.slice(0, 40) || 'Integration'
}

function beforeSecrets(ctx: ServiceContext): void {
  viewerOf(ctx.actor, 'own')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
}

function checkSide(viewer: Viewer, { phase }: EnvironmentRecord): void {
  if (viewer.side !== 'CUSTOMER') throw forbidden('A partner has one client for each environment, which it reissues')
  if (!isAfter(phase)) throw refused('Clients of single integrations are made after the completion')
}

async function makeOwnClient(
  ctx: ServiceContext,
  tx: StoreScope,
  viewer: Viewer,
  environment: EnvironmentRecord,
  integration: IntegrationFacts,
  clientId: string,
): Promise<OwnClient> {
  const now = ctx.clock.now()
  const { clear, kept } = freshSecret(ctx.random, now)
  const pk = ctx.random.uuid()
  await tx.migration.gatewayClients.insert({
    ...kept,
    pk,
    environmentId: environment.id,
    scheme: 'OCIM',
    kind: 'OWN',
    partnerId: null,
    integrationId: integration.id,
    userId: null,
    clientId,
    name: integration.name,
    singleKey: null,
    createdAt: now,
  })
  await auditClient(ctx, tx, environment, { pk, clientId }, 'gateway-client.create', { integration: integration.name })
  return { client: gatewayClientView(await reload(tx, pk), viewer, now), secret: clear }
}
