import type { Phase } from '@/lib/schemas/migration/phase'
import type { Chance } from './chance'
import type { Stage } from './types'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Instants of an environment, as its phase wants them. */
export interface Timing {
  windowAt: Date | null
  cutoverAt: Date | null
  announcedAt: Date | null
  openedAt: Date | null
  cutoverBeganAt: Date | null
  completedAt: Date | null
  verifiedAt: Date | null
  postponedAt: Date | null
  postponedReason: string | null
  problem: string | null
}

export function timingOf(phase: Phase, now: Date, luck: Chance): Timing {
  const days = (count: number) => {
    const at = new Date(now.getTime() + count * DAY_MS)
    at.setUTCHours(luck.whole(7, 15), 0, 0, 0)
    return at
  }
  const nothing: Timing = {
    windowAt: null,
    cutoverAt: null,
    announcedAt: null,
    openedAt: null,
    cutoverBeganAt: null,
    completedAt: null,
    verifiedAt: null,
    postponedAt: null,
    postponedReason: null,
    problem: null,
  }
  const since = (windowDays: number, cutoverDays: number): Timing => ({
    ...nothing,
    announcedAt: days(windowDays - 75),
    windowAt: days(windowDays),
    cutoverAt: days(cutoverDays),
    openedAt: windowDays < 0 ? days(windowDays) : null,
  })
  const completed = (ago: number): Timing => {
    const cutoverBeganAt = days(-ago)
    const completedAt = new Date(cutoverBeganAt.getTime() + HOUR_MS / 3)
    return { ...since(-ago - 28, -ago), cutoverAt: cutoverBeganAt, cutoverBeganAt, completedAt }
  }
  switch (phase) {
    case 'PLANNED':
      return nothing
    case 'NOTIFIED': {
      const window = luck.whole(4, 80)
      return { ...since(window, window + 28), announcedAt: days(-luck.whole(3, 12)) }
    }
    case 'MIGRATING': {
      const opened = luck.whole(6, 24)
      return since(-opened, 28 - opened)
    }
    case 'CUTOVER':
      return {
        ...since(-28, 0),
        cutoverAt: new Date(now.getTime() - HOUR_MS / 6),
        cutoverBeganAt: new Date(now.getTime() - HOUR_MS / 6),
      }
    case 'POSTPONED':
      return {
        ...since(-12, 16),
        postponedAt: days(-3),
        postponedReason: 'The hotels asked to wait until the season has ended.',
      }
    case 'MIGRATED':
      return completed(luck.whole(2, 9))
    case 'SUPPORT':
      return { ...completed(3), problem: 'Two integrations lost access and cannot be reached by e-mail.' }
    case 'VERIFIED': {
      const ago = luck.whole(18, 60)
      return { ...completed(ago), verifiedAt: days(-ago + luck.whole(5, 12)) }
    }
  }
}

/** How far one integration has come. Those of one owner share a client, so that all or none of them were reissued. */
export function stageOf(phase: Phase, isReissued: boolean, luck: Chance): Stage {
  switch (phase) {
    case 'PLANNED':
      return 'IDLE'
    case 'NOTIFIED':
      return luck.percent(45) ? 'ACKNOWLEDGED' : 'IDLE'
    case 'POSTPONED':
    case 'MIGRATING':
      if (!isReissued) return luck.percent(60) ? 'ACKNOWLEDGED' : 'IDLE'
      return luck.pick(['ISSUED', 'TESTED', 'DUAL', 'DUAL', 'QUIET', 'QUIET', 'QUIET', 'QUIET'] as const)
    case 'CUTOVER':
      return luck.percent(30) ? 'DUAL' : 'QUIET'
    case 'MIGRATED':
      return luck.percent(8) ? 'BROKEN' : 'DONE'
    case 'SUPPORT':
      return luck.percent(18) ? 'BROKEN' : 'DONE'
    case 'VERIFIED':
      return 'DONE'
  }
}
