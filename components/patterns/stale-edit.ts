/** What the service says when somebody else saved first. */
export interface StaleData<View> {
  current: View
  changedBy: string | null
  changedAt: Date | string
}

export interface FieldDifference {
  field: string
  label: string
  /** as it was when editing began */
  base: unknown
  theirs: unknown
  yours: unknown
}

/**
 * Compares three states of a form field by field: when editing began, what somebody else saved, what is typed here.
 * `conflicts` were changed on both sides to different values; `changed` only by them.
 */
export function compareEdits(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  yours: Record<string, unknown>,
  labels: Record<string, string>,
): { conflicts: FieldDifference[]; changed: FieldDifference[] } {
  const conflicts: FieldDifference[] = []
  const changed: FieldDifference[] = []
  for (const [field, label] of Object.entries(labels)) {
    const difference = { field, label, base: base[field], theirs: theirs[field], yours: yours[field] }
    if (sameValue(base[field], theirs[field])) continue
    if (!sameValue(base[field], yours[field]) && !sameValue(theirs[field], yours[field])) conflicts.push(difference)
    else changed.push(difference)
  }
  return { conflicts, changed }
}

/** What is typed here wins where it was typed; everywhere else the other one's save stands. */
export function mergeEdits<Form extends Record<string, unknown>>(base: Form, theirs: Form, yours: Form): Form {
  return Object.fromEntries(
    Object.keys(yours).map((field) => [field, sameValue(base[field], yours[field]) ? theirs[field] : yours[field]]),
  ) as Form
}

/** Deep equality of form values: plain data, an absent member and `undefined` alike. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, entry) =>
      entry && typeof entry === 'object' && !Array.isArray(entry)
        ? Object.fromEntries(Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1)))
        : entry,
    ) ?? 'undefined'
  )
}

/** A value in one line, for a list of differences. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(describeValue).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, entry]) => `${key} ${describeValue(entry)}`)
      .join(' · ')
  }
  return String(value)
}
