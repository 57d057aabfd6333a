const STEPS: readonly { limitSeconds: number; unitSeconds: number; unit: Intl.RelativeTimeFormatUnit }[] = [
  { limitSeconds: 3600, unitSeconds: 60, unit: 'minute' },
  { limitSeconds: 86_400, unitSeconds: 3600, unit: 'hour' },
  { limitSeconds: 14 * 86_400, unitSeconds: 86_400, unit: 'day' },
  { limitSeconds: 60 * 86_400, unitSeconds: 7 * 86_400, unit: 'week' },
  { limitSeconds: 730 * 86_400, unitSeconds: 30.44 * 86_400, unit: 'month' },
  { limitSeconds: Number.POSITIVE_INFINITY, unitSeconds: 365.25 * 86_400, unit: 'year' },
]

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' })

/**
 * "just now", "in 3 hours", "2 days ago". Rounds towards zero, so that nothing is announced before it is due.
 * Both instants in milliseconds since the epoch.
 */
export function relativeTime(atMs: number, nowMs: number): string {
  const seconds = (atMs - nowMs) / 1000
  const size = Math.abs(seconds)
  if (size < 60) return seconds > 1 ? 'in under a minute' : 'just now'
  const step = STEPS.find((candidate) => size < candidate.limitSeconds) ?? STEPS[STEPS.length - 1]
  if (!step) return ''
  return words.format(Math.trunc(seconds / step.unitSeconds), step.unit)
}

/** "21 Nov 2026, 07:54:01 UTC" in the given zone; the viewer's own when left out. */
export function exactTime(atMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(atMs)
}
