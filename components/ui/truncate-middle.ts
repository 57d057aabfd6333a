/**
 * Shortens to at most `max` characters by leaving out the middle, because the ends tell identifiers apart.
 * Counts code points, so that no character is cut in two.
 */
export function truncateMiddle(text: string, max: number): string {
  const points = Array.from(text)
  if (points.length <= max) return text
  if (max <= 1) return '…'
  const kept = max - 1
  const head = Math.ceil(kept / 2)
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (kept - head)).join('')}`
}
