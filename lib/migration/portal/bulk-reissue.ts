import type { ServiceContext } from '@/lib/auth/context'
import { requireRecentAuthentication } from '@/lib/auth/permissions'
import { isAppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { type BulkReissue, bulkReissueSchema, type ReissueOutcome } from '@/lib/schemas/migration/bulk-reissue'
import { viewerOf } from '../access'
import { getEnvironment } from '../environments'
import { reissueClientId } from '../reissue'

/**
 * Reissues the client of the caller's organisation for many chains, each by itself: what one refuses does not keep the
 * others from theirs.
 * @throws AppError reauthentication_required, validation_failed, forbidden
 */
export async function reissueMany(ctx: ServiceContext, input: BulkReissue): Promise<ReissueOutcome[]> {
  const { environmentIds, overlapHours } = parseOrThrow(bulkReissueSchema, input)
  viewerOf(ctx.actor, 'own')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const outcomes: ReissueOutcome[] = []
  for (const environmentId of environmentIds) outcomes.push(await reissueOne(ctx, environmentId, overlapHours))
  return outcomes
}

async function reissueOne(
  ctx: ServiceContext,
  environmentId: string,
  overlapHours: 0 | 1 | 24,
): Promise<ReissueOutcome> {
  let label = environmentId
  try {
    const environment = await getEnvironment(ctx, environmentId)
    label = environment.label
    const { client, secret, isFirst, previousExpiresAt } = await reissueClientId(ctx, { environmentId, overlapHours })
    return {
      environmentId,
      label,
      ok: true,
      clientId: client.clientId,
      secret,
      isFirst,
      gatewayUrl: environment.gateway.url,
      enterpriseId: environment.enterpriseCode ?? '',
      previousExpiresAt,
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { environmentId, label, ok: false, message: error.message }
  }
}
