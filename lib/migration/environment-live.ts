import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import type { EnvironmentLive } from '@/lib/schemas/migration/live'
import { isAfter } from '@/lib/schemas/migration/phase'
import { getEnvironment } from './environments'
import { listIntegrations } from './integrations'
import { wizardOf } from './wizard'

/** Integrations of the first glance. */
const SHOWN = 8

/** What an operator's page of an environment keeps fresh: its state, its steps, and who is not on OCIM. */
export async function environmentLive(ctx: ServiceContext, id: string): Promise<EnvironmentLive> {
  const environment = await getEnvironment(ctx, id)
  const query = isAfter(environment.phase) ? { state: 'BROKEN' } : { scheme: 'ssd' }
  const [steps, { items, total }] = await Promise.all([
    wizardOf(ctx, id),
    listIntegrations(ctx, id, integrationListQuerySchema.parse({ ...query, limit: SHOWN })),
  ])
  return { environment, steps, onSsd: { items, total } }
}
