const KEY = 'gatehouse-recent'
const KEPT = 6

export interface RecentTarget {
  href: string
  label: string
}

/** What was opened from the palette last, newest first. Storage may be switched off or hold rubbish: then nothing. */
export function readRecent(): RecentTarget[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isTarget).slice(0, KEPT) : []
  } catch {
    return []
  }
}

/** Puts a target first. */
export function rememberRecent(target: RecentTarget): void {
  try {
    const others = readRecent().filter((each) => each.href !== target.href)
    localStorage.setItem(KEY, JSON.stringify([target, ...others].slice(0, KEPT)))
  } catch {
    // A palette without a memory still works.
  }
}

function isTarget(value: unknown): value is RecentTarget {
  if (typeof value !== 'object' || value === null) return false
  const { href, label } = value as Partial<Record<keyof RecentTarget, unknown>>
  // Only addresses inside the console: storage is not ours alone.
  return typeof href === 'string' && /^\/(?!\/)/.test(href) && typeof label === 'string'
}
