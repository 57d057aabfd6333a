import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError, isAppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import type { BulkResult, EnvironmentView } from '@/lib/schemas/migration/environment'
import {
  type Announce,
  announceSchema,
  type BulkAnnounce,
  bulkAnnounceSchema,
} from '@/lib/schemas/migration/transition'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import { labelOf, viewerOf } from './access'
import { SAME_AS_CODE_WITHIN } from './inventory/enterprise-id'
import { queueNotices } from './notices/queue'
import { restandEnterprise } from './restand-all'
import { type Moving, transition } from './transition'

/**
 * Tells customer and partners when the window opens and when SSD ends, and gives the enterprise its id where it has none.
 * Announced again with other dates, everybody is told again.
 * @throws AppError validation_failed on `enterpriseCode` (I10), `windowAt`, `cutoverAt`
 */
export async function announce(ctx: ServiceContext, id: string, input: Announce): Promise<EnvironmentView> {
  const { expectedVersion, enterpriseCode, ...given } = parseOrThrow(announceSchema, input)
  const isSame = (environment: EnvironmentRecord) =>
    environment.phase === 'NOTIFIED' &&
    environment.windowAt?.getTime() === given.windowAt.getTime() &&
    environment.cutoverAt?.getTime() === given.cutoverAt.getTime() &&
    (given.downtimeMinutes ?? environment.downtimeMinutes) === environment.downtimeMinutes &&
    (given.operator ?? environment.operator) === environment.operator &&
    (enterpriseCode ?? environment.enterprise.code) === environment.enterprise.code
  return transition(ctx, id, {
    event: 'announce',
    need: 'operate',
    expectedVersion,
    isDone: isSame,
    async change(moving) {
      const { environment, settings, now } = moving
      if (given.windowAt <= now) throw fieldError('windowAt', 'must lie in the future')
      if (given.cutoverAt <= given.windowAt) throw fieldError('cutoverAt', 'must come after the window opens')
      await nameEnterprise(ctx, moving, enterpriseCode)
      return {
        windowAt: given.windowAt,
        cutoverAt: given.cutoverAt,
        downtimeMinutes:
          given.downtimeMinutes ??
          (environment.announcedAt ? environment.downtimeMinutes : settings.defaultDowntimeMinutes),
        operator: given.operator ?? environment.operator ?? ctx.actor.name,
        announcedAt: now,
        postponedAt: null,
        postponedReason: null,
      }
    },
    notify: ({ tx }) => queueNotices(tx, ctx, 'ANNOUNCED', id),
  })
}

/** The same for many: each by itself, so that one that cannot be announced holds up no other. */
export async function bulkAnnounce(ctx: ServiceContext, input: BulkAnnounce): Promise<BulkResult[]> {
  viewerOf(ctx.actor, 'operate')
  const { environmentIds, ...given } = parseOrThrow(bulkAnnounceSchema, input)
  const results: BulkResult[] = []
  for (const environmentId of new Set(environmentIds)) {
    const known = await ctx.store.migration.environments.byId(environmentId)
    const label = known ? labelOf(known) : environmentId
    try {
      await announce(ctx, environmentId, given)
      results.push({ environmentId, label, ok: true, message: null })
    } catch (error) {
      if (!isAppError(error) || error.code === 'internal') throw error
      results.push({ environmentId, label, ok: false, message: error.message })
    }
  }
  return results
}

/** The id of an enterprise is given once; here it is only repeated. */
async function nameEnterprise(ctx: ServiceContext, { tx, environment, now }: Moving, code?: string): Promise<void> {
  const { enterprise } = environment
  if (enterprise.code !== null) {
    if (code !== undefined && code !== enterprise.code) {
      throw fieldError('enterpriseCode', `is ${enterprise.code} already; change it in the inventory`)
    }
    return
  }
  if (code === undefined) throw fieldError('enterpriseCode', 'is required: the enterprise has none yet')
  if (await tx.inventory.enterprises.holdsCode(enterprise.id, code)) {
    throw fieldError('enterpriseCode', SAME_AS_CODE_WITHIN)
  }
  if (await tx.inventory.enterprises.byCode(code)) throw fieldError('enterpriseCode', 'belongs to another enterprise')
  const row = await tx.inventory.enterprises.byId(enterprise.id)
  if (!row) return
  await tx.inventory.enterprises.replace({ ...row, code, updatedAt: now }, row.version)
  await restandEnterprise(tx, enterprise.id, now)
  await record(tx, ctx, {
    action: 'enterprise.update',
    entityKind: 'enterprise',
    entityId: enterprise.id,
    entityName: enterprise.name,
    before: { code: null },
    after: { code },
  })
}
