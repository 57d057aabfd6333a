const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Seconds as people say them, in at most two units: 5400 → "1 hour 30 minutes". */
export function humanDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return ''
  if (seconds === 0) return 'ends at once'
  const parts: string[] = []
  let rest = Math.floor(seconds)
  for (const [unit, size] of STEPS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`)
    if (parts.length === 2) break
  }
  return parts.join(' ')
}
