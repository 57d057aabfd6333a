/** Steps that read a whole table, or sort what an index should have sorted. */
export function badSteps(plan: string[], dialect: 'sqlite' | 'postgresql'): string[] {
  if (dialect === 'sqlite') {
    // A subquery that was read from an index may itself be read from end to end, as may what the statement brings along.
    const subqueries = plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(step)?.[1] ?? [])
    return plan.filter((step) => {
      const scanned = /^SCAN ((?!\d+-ROW VALUES)\w+)/.exec(step)?.[1]
      return (
        scanned !== undefined && !/ USING /.test(step) && ![...subqueries, 'CONSTANT', 'json_each'].includes(scanned)
      )
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
