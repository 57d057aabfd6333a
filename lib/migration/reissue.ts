import type { ServiceContext } from '@/lib/auth/context'
import { requireRecentAuthentication } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { type IssuedSecret, type Reissue, reissueSchema } from '@/lib/schemas/migration/gateway-client'
import { isDuring, PHASE_WORDS } from '@/lib/schemas/migration/phase'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { GatewayClientRecord } from '@/lib/store/migration/gateway-client-types'
import type { StoreScope } from '@/lib/store/store'
import { environmentFor, labelOf, type Viewer, viewerOf } from './access'
import { customerClientId, freeId, partnerClientId, singleKey } from './client-keys'
import { freshSecret } from './client-secret'
import { forbidden, refused, withTaken } from './failures'
import { gatewayClientView } from './gateway-client-view'
import { auditClient, reload } from './gateway-clients'
import { restand, stateChanges } from './restand'
import { storedMigrationSettings } from './settings'

type Owner = Exclude<Viewer, { side: 'OPERATOR' }>

/**
 * Reissue Client ID. The first one of an owner in an environment makes its OCIM client, id and secret, and moves every
 * integration of that owner there; later ones rotate the secret. The id and secret of SSD are untouched (I2).
 * @throws AppError reauthentication_required, not_found, forbidden, conflict
 * @see spec migration §3, decisions M1 and M2
 */
export async function reissueClientId(ctx: ServiceContext, input: Reissue): Promise<IssuedSecret> {
  const { environmentId, overlapHours } = parseOrThrow(reissueSchema, input)
  viewerOf(ctx.actor, 'own')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  return withTaken(() =>
    ctx.store.write(async (tx) => {
      const { viewer, environment } = await environmentFor(ctx, environmentId, 'own', tx)
      if (viewer.side === 'OPERATOR') throw forbidden('Its owner does this')
      const key = singleKey(environment.id, viewer.side === 'PARTNER' ? viewer : 'SHARED', 'OCIM')
      const existing = await tx.migration.gatewayClients.bySingleKey(key)
      await checkReissue(tx, viewer, environment, existing)
      const now = ctx.clock.now()
      const { clear, kept } = freshSecret(ctx.random, now, existing ?? undefined, overlapHours)
      let pk = existing?.pk
      if (existing) await tx.migration.gatewayClients.edit(existing.pk, existing.version, kept, now)
      else pk = await makeClient(ctx, tx, viewer, environment, key, kept)
      const client = await reload(tx, pk ?? '')
      const moved = await moveIntegrations(tx, viewer, environment, now)
      await auditClient(ctx, tx, environment, client, 'gateway-client.reissue', {
        isFirst: existing === null,
        previousSecretWorksUntil: kept.previousExpiresAt?.toISOString() ?? null,
        integrations: moved,
      })
      return {
        client: gatewayClientView(client, viewer, now),
        secret: clear,
        isFirst: existing === null,
        previousExpiresAt: kept.previousExpiresAt,
      }
    }),
  )
}

/** A client is born in the phases that the settings open; a secret that got lost or known is replaced whenever it is. */
async function checkReissue(
  tx: StoreScope,
  viewer: Owner,
  environment: EnvironmentRecord,
  existing: GatewayClientRecord | null,
): Promise<void> {
  const { allowReissueIn } = await storedMigrationSettings(tx)
  if (!existing && !allowReissueIn.includes(environment.phase)) {
    const phase = PHASE_WORDS[environment.phase].toLowerCase()
    throw refused(`Clients are not reissued while ${labelOf(environment)} is ${phase}`)
  }
  if (existing?.disabledAt) throw refused('The client is disabled')
  if (environment.enterprise.code === null) throw refused('The enterprise has no id yet; operations supply it')
  if (viewer.side !== 'PARTNER') return
  const connection = await tx.migration.connections.byPair(environment.id, viewer.partnerId)
  if (connection ? connection.state !== 'APPROVED' : !(await isOfPartner(tx, viewer.partnerId, environment))) {
    throw forbidden('The customer has not approved your connection to this environment')
  }
  // A partner that had nothing here when the window opened would be a new connection (I5).
  if (!existing && isDuring(environment.phase) && !(await isOfPartner(tx, viewer.partnerId, environment))) {
    throw refused('No new integration of a partner while the environment is migrating')
  }
}

const isOfPartner = (tx: StoreScope, partnerId: string, { id }: EnvironmentRecord) =>
  tx.migration.integrations.partnerHas(id, partnerId)

async function makeClient(
  ctx: ServiceContext,
  tx: StoreScope,
  viewer: Owner,
  environment: EnvironmentRecord,
  key: string,
  kept: ReturnType<typeof freshSecret>['kept'],
): Promise<string> {
  const partner = viewer.side === 'PARTNER' ? await tx.inventory.partners.byId(viewer.partnerId) : null
  const wanted = partner ? partnerClientId(environment, partner.cloudAccountName) : customerClientId(environment)
  const pk = ctx.random.uuid()
  await tx.migration.gatewayClients.insert({
    ...kept,
    pk,
    environmentId: environment.id,
    scheme: 'OCIM',
    kind: partner ? 'PARTNER' : 'SHARED',
    partnerId: partner?.id ?? null,
    integrationId: null,
    userId: null,
    clientId: await freeId(wanted, (ids) => tx.migration.gatewayClients.takenIds(ids)),
    name: partner?.name ?? `${environment.chain.name} ${environment.code}`,
    singleKey: key,
    createdAt: ctx.clock.now(),
  })
  return pk
}

/** What an owner has in an environment shares its client, so that all of it has credentials now. */
async function moveIntegrations(
  tx: StoreScope,
  viewer: Owner,
  environment: EnvironmentRecord,
  now: Date,
): Promise<Record<string, number>> {
  const owner = viewer.side === 'PARTNER' ? { partnerId: viewer.partnerId } : ({ kind: 'CUSTOMER' } as const)
  const before = await tx.migration.integrations.factsOf(environment.id, owner)
  const settings = await storedMigrationSettings(tx)
  const moved = await restand(tx, environment, settings, now, before, (facts) => ({
    ...facts,
    credentialsIssuedAt: facts.credentialsIssuedAt ?? now,
  }))
  return stateChanges(moved)
}
