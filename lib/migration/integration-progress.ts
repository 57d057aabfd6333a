import type { ServiceContext } from '@/lib/auth/context'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { IntegrationEdit, IntegrationRecord } from '@/lib/store/migration/integration-types'
import type { StoreScope } from '@/lib/store/store'
import { integrationFor, type Viewer } from './access'
import { singleKey } from './client-keys'
import { forbidden, refused } from './failures'
import { hasOwnClient } from './integration-view'
import { editIntegration, reload } from './integrations'
import { recentErrors } from './recent-errors'
import { storedMigrationSettings } from './settings'
import { verifyObjection } from './verify-rules'

interface Asked {
  tx: StoreScope
  viewer: Viewer
  environment: EnvironmentRecord
  integration: IntegrationRecord
  now: Date
}

/** The owner knows of the migration (R1). */
export function acknowledge(ctx: ServiceContext, id: string): Promise<IntegrationView> {
  return progress(ctx, id, 'integration.acknowledge', ({ integration, now }) =>
    integration.acknowledgedAt ? null : { acknowledgedAt: now, acknowledgedBy: ctx.actor.name },
  )
}

/** The partner has read at which hotels it may call, and agrees. */
export function confirmLimits(ctx: ServiceContext, id: string): Promise<IntegrationView> {
  return progress(ctx, id, 'integration.confirm-limits', ({ integration, now }) => {
    if (integration.ownerKind !== 'PARTNER') throw refused('Limits are confirmed for integrations of partners only')
    return integration.limitsConfirmedAt ? null : { limitsConfirmedAt: now }
  })
}

/** The last look at an integration on OCIM after the completion. @throws AppError conflict with what is missing */
export function verifyIntegration(ctx: ServiceContext, id: string): Promise<IntegrationView> {
  return progress(ctx, id, 'integration.verify', async ({ tx, environment, integration, now }) => {
    if (integration.state === 'VERIFIED') return null
    const settings = await storedMigrationSettings(tx)
    const shared = singleKey(environment.id, 'SHARED', 'OCIM')
    const objection = verifyObjection(integration, {
      environment,
      errors: await recentErrors(tx, environment, id, settings, now),
      hasOwnClient: hasOwnClient(
        integration,
        await tx.migration.gatewayClients.ofIntegration(environment.id, id, [shared]),
      ),
    })
    if (objection !== null) throw refused(objection)
    return { state: 'VERIFIED', verifiedAt: now, verifiedBy: ctx.actor.name }
  })
}

/** @param change null when it is so already */
function progress(
  ctx: ServiceContext,
  id: string,
  action: string,
  change: (asked: Asked) => IntegrationEdit | null | Promise<IntegrationEdit | null>,
): Promise<IntegrationView> {
  return ctx.store.write(async (tx) => {
    const { viewer, environment, integration } = await integrationFor(ctx, id, 'take-part', tx)
    if (viewer.side !== 'OPERATOR' && viewer.side !== integration.ownerKind) {
      throw forbidden('This integration belongs to somebody else')
    }
    const edit = await change({ tx, viewer, environment, integration, now: ctx.clock.now() })
    if (edit) await editIntegration(ctx, tx, environment, integration, edit, { action })
    return reload(ctx, tx, viewer, environment, id)
  })
}
