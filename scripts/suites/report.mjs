/** What a suite found: counts, the sentences that explain its failures, and what passed only when it was run again. */
export const outcome = (name, passed, failures, seconds, retried = []) => ({ name, passed, failures, seconds, retried })

/** Runs one check that returns its complaints, and counts as one test. */
export async function check(name, action) {
  console.log(`\n── ${name}`)
  const startedAt = performance.now()
  let failures
  try {
    failures = (await action()) ?? []
  } catch (error) {
    failures = [error instanceof Error ? error.message : String(error)]
  }
  for (const failure of failures) console.error(failure)
  const seconds = (performance.now() - startedAt) / 1000
  console.log(failures.length === 0 ? `ok (${seconds.toFixed(1)} s)` : `failed: ${name}`)
  return outcome(name, failures.length === 0 ? 1 : 0, failures.length === 0 ? [] : [name], seconds)
}

/** Prints a row for each suite and, as the very last line, the sum that a machine reads. */
export function printSummary(outcomes) {
  const width = Math.max(...outcomes.map((row) => row.name.length)) + 2
  console.log(`\n${'suite'.padEnd(width)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(10)}`)
  for (const { name, passed, failures, seconds } of outcomes) {
    const cells = [String(passed).padStart(8), String(failures.length).padStart(8), seconds.toFixed(1).padStart(10)]
    console.log(`${name.padEnd(width)}${cells.join('')}`)
  }
  const failed = outcomes.flatMap((row) => row.failures.map((failure) => `  ${row.name}: ${failure}`))
  if (failed.length > 0) console.log(`\nFailed:\n${failed.join('\n')}`)
  const retried = outcomes.flatMap((row) => row.retried.map((test) => `  ${row.name}: ${test}`))
  if (retried.length > 0) console.log(`\nPassed on the second try:\n${retried.join('\n')}`)
  const passed = outcomes.reduce((sum, row) => sum + row.passed, 0)
  console.log(`\n${passed} passed, ${failed.length} failed`)
  return failed.length === 0
}
