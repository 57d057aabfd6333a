/**
 * Which item of a menu a key leads to, or null when the key is none of the menu's. Wraps around at both ends; a letter
 * leads to the next item that begins with it.
 * @see WAI-ARIA Authoring Practices, menu pattern
 */
export function menuTarget(key: string, current: number, labels: readonly string[]): number | null {
  const count = labels.length
  if (count === 0) return null
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current <= 0 ? count : current) - 1
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key.length !== 1 || key === ' ') return null
  const wanted = key.toLowerCase()
  for (let step = 1; step <= count; step++) {
    const index = (Math.max(current, -1) + step) % count
    if (labels[index]?.trim().toLowerCase().startsWith(wanted)) return index
  }
  return null
}
