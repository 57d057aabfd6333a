/** Steps that read a whole table, or sort what an index should have sorted. */
export function badSteps(plan: string[], dialect: 'sqlite' | 'postgresql'): string[] {
  if (dialect === 'sqlite') {
    // A subquery that was read from an index may itself be read from end to end.
    const subqueries = plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(step)?.[1] ?? [])
    return plan.filter((step) => {
      const scanned = /^SCAN (\w+)/.exec(step)?.[1]
      return scanned !== undefined && !/ USING /.test(step) && ![...subqueries, 'CONSTANT'].includes(scanned)
    })
  }
  return plan.filter((step) => /Seq Scan/.test(step))
}

/**
 * Sorting is allowed where the pages of several domains are merged, and where a search has few matches; what is sorted
 * then comes from an index.
 */
export function badSorts(plan: string[], dialect: 'sqlite' | 'postgresql', merged: boolean): string[] {
  if (merged) return []
  return plan.filter((step) => (dialect === 'sqlite' ? /TEMP B-TREE FOR .*ORDER BY/ : /->\s+Sort |^Sort /).test(step))
}
