export type ListParams = Readonly<Record<string, string | string[] | undefined>>

export interface SortState {
  column: string
  direction: 'asc' | 'desc'
}

const CURSORS = ['after', 'before']

/**
 * The address of a list after a change of its parameters; null and '' remove one. Any change but a step to another
 * page drops the cursors, because they point into the old order.
 */
export function listHref(path: string, params: ListParams, patch: Readonly<Record<string, string | null>>): string {
  const steps = CURSORS.some((name) => name in patch)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    const first = Array.isArray(value) ? value[0] : value
    if (!first || name in patch || CURSORS.includes(name)) continue
    query.set(name, first)
  }
  for (const [name, value] of Object.entries(patch)) {
    if (value && (steps || !CURSORS.includes(name))) query.set(name, value)
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** Reads `?sort=name` (ascending) or `?sort=-name`; what is not an allowed column falls back. */
export function readSort(params: ListParams, allowed: readonly string[], fallback: SortState): SortState {
  const raw = Array.isArray(params.sort) ? params.sort[0] : params.sort
  if (!raw) return fallback
  const direction = raw.startsWith('-') ? 'desc' : 'asc'
  const column = raw.replace(/^-/, '')
  return allowed.includes(column) ? { column, direction } : fallback
}

/** The value of `?sort=` that a press on a column's header leads to: ascending first, then the other way. */
export function nextSort(column: string, current: SortState | undefined): string {
  return current?.column === column && current.direction === 'asc' ? `-${column}` : column
}
