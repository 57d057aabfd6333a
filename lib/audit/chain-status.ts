import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { resetSingleton, singleton } from '@/lib/base/singletons'
import { type ChainFault, type ChainPoint, verifyChain } from './verify'

/** As much as a page can wait for. */
const ENTRIES_A_VIEW = 20_000

export interface ChainStatus {
  ok: boolean
  /** false while earlier entries are still being worked through, a part with every view */
  isComplete: boolean
  verifiedUpTo: number
  /** when the run that says so ended */
  verifiedAt: Date
  /** first entry that does not hold */
  brokenAt: number | null
  reason: ChainFault | null
  message: string
}

const MEMORY = 'audit-verified-up-to'

/**
 * What the console says about the chain. It goes on where this process stopped the last time; `full` starts at the
 * first entry again, which finds what was altered since.
 */
export async function chainStatus(ctx: ServiceContext, options: { full?: boolean } = {}): Promise<ChainStatus> {
  authorize(ctx.actor, 'audit:read')
  if (options.full) resetSingleton(MEMORY)
  const memory = singleton<{ point?: ChainPoint }>(MEMORY, () => ({}))
  const report = await verifyChain(ctx.store, {
    masterKey: ctx.masterKey,
    from: memory.point,
    maxEntries: ENTRIES_A_VIEW,
  })
  // A break is found again with every view, from the first entry on.
  memory.point = report.ok ? report.verifiedUpTo : undefined
  return {
    ok: report.ok,
    isComplete: report.isComplete,
    verifiedUpTo: report.verifiedUpTo.seq,
    verifiedAt: ctx.clock.now(),
    brokenAt: report.brokenAt ?? null,
    reason: report.reason ?? null,
    message: report.reason ? FAULTS[report.reason] : 'Every entry is as it was written.',
  }
}

/** What a break means, in a sentence. */
export const FAULTS: Record<ChainFault, string> = {
  altered: 'The entry was changed after it had been written.',
  missing: 'An entry was removed.',
  unlinked: 'The entry does not follow the one before it: entries were removed, moved or written anew.',
  truncated: 'The newest entries were removed.',
  unsigned: 'Entries were added that this server did not write.',
  anchor: 'The signed end of the chain is gone, was forged, or belongs to another master key.',
  'rolled-back': 'The log was set back: an end that was noted elsewhere is not in it.',
}
