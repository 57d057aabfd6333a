import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from '../lib/paths.mjs'
import { run } from '../lib/processes.mjs'
import { outcome } from './report.mjs'

/**
 * Runs Vitest with the given arguments and counts what it reports. A skipped test counts as failed where
 * `allowSkipped` is not set: the full run skips nothing silently. No test at all is a failure, unless `allowNone` is set.
 */
export async function runVitest(name, args, { env = {}, allowSkipped = false, allowNone = false } = {}) {
  console.log(`\n── ${name}`)
  const startedAt = performance.now()
  const report = path.join(stateDir, `vitest-${name.replaceAll(/\W+/g, '-')}.json`)
  rmSync(report, { force: true })
  const cli = path.join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const none = allowNone ? ['--passWithNoTests'] : []
  const code = await run(process.execPath, [cli, 'run', ...reporters, ...none, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', ...env },
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (!existsSync(report) && code === 0 && allowNone) return outcome(name, 0, [], seconds)
  if (!existsSync(report)) return outcome(name, 0, ['Vitest ended without a report'], seconds)

  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const failures = []
  let passed = 0
  for (const file of testResults) {
    const where = path.relative(root, file.name)
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else if (test.status === 'failed' || !allowSkipped) failures.push(`${where}: ${test.fullName} (${test.status})`)
    }
    if (file.assertionResults.length === 0) failures.push(`${where}: ${file.message || 'no test ran'}`)
  }
  if (passed === 0 && failures.length === 0 && !allowNone) failures.push('no test ran')
  if (code !== 0 && failures.length === 0) failures.push(`Vitest ended with exit code ${code}`)
  return outcome(name, passed, failures, seconds)
}
