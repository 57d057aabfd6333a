import type { Tone } from '@/components/ui/tone'
import { SECRET_URGENT_DAYS, SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'

const DAY_MS = 86_400_000
const SLACK_MS = 60_000

/**
 * How a current secret stands, in a word or two.
 * @param nowMs null before the page runs: then only what needs no clock is said
 */
export function secretState(expiresAt: Date | string | null, nowMs: number | null): { word: string; tone: Tone } {
  if (expiresAt === null || nowMs === null) return { word: 'Current', tone: 'good' }
  // The clock of the page runs behind by up to a minute; a secret made just now must not gain a day by it.
  const days = Math.ceil((new Date(expiresAt).getTime() - nowMs - SLACK_MS) / DAY_MS)
  if (days <= 0) return { word: 'Ended', tone: 'bad' }
  if (days > SECRET_WARNING_DAYS) return { word: 'Current', tone: 'good' }
  const left = days === 1 ? '1 day' : `${days} days`
  return { word: `Ends in ${left}`, tone: days <= SECRET_URGENT_DAYS ? 'bad' : 'attention' }
}
