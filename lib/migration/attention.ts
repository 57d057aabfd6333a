import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import type { AttentionItem } from '@/lib/policy/attention-facts'
import type { Phase } from '@/lib/schemas/migration/phase'
import { migrationAttentionItems } from './attention-rules'
import { listEnvironments } from './environments'

const NOT_BEGUN: Phase[] = ['PLANNED', 'NOTIFIED', 'MIGRATING']
/** Told one by one. */
const TOLD = 3

/** What is due or in trouble among migrations; nothing for whom they do not concern. */
export async function migrationAttention(ctx: ServiceContext): Promise<AttentionItem[]> {
  if (!may(ctx.actor, 'migration:read')) return []
  const [due, inCutover, belowGate, inSupport] = await Promise.all([
    // What has begun is told of by itself.
    listEnvironments(ctx, { phase: NOT_BEGUN, attention: 'due', sort: 'cutoverAt', limit: TOLD }),
    listEnvironments(ctx, { phase: ['CUTOVER'], sort: 'cutoverAt', limit: TOLD }),
    listEnvironments(ctx, { phase: ['MIGRATING'], attention: 'below-gate', sort: 'cutoverAt', limit: TOLD }),
    listEnvironments(ctx, { phase: ['SUPPORT'], limit: 1 }),
  ])
  return migrationAttentionItems({
    now: ctx.clock.now(),
    due: { first: due.items, total: due.total },
    inCutover: inCutover.items,
    belowGate: belowGate.items,
    inSupport: { first: inSupport.items, total: inSupport.total },
  })
}
