import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from '../lib/paths.mjs'
import { run } from '../lib/processes.mjs'
import { filesBelow } from '../lib/stamp.mjs'
import { outcome } from './report.mjs'

const TEST_FOLDERS = ['lib', 'components', 'scripts', 'app', 'bench']
/** Their worlds change a domain in the middle of a test; in a shared process they were seen to read the one before. */
const FOLDERS_APART = ['lib/oauth/']
const REPLACES = /\bvi\.(?:mock|doMock|resetModules|stubEnv|stubGlobal)\(/

/**
 * Runs all unit tests below `folders`. Their files share the modules that they import, because to import them anew for
 * each takes longer than the tests; those that replace a module or a variable of the environment run apart from each
 * other, each in a process of its own.
 */
export async function runUnit(name, { folders = [], without = [], ...options } = {}) {
  const within = (file) => folders.length === 0 || folders.some((folder) => file.startsWith(`${folder}/`))
  const tests = filesBelow(TEST_FOLDERS).filter((file) => /\.test\.tsx?$/.test(file) && within(file))
  const wanted = tests.filter((file) => !without.some((folder) => file.startsWith(`${folder}/`)))
  const apart = wanted.filter((file) => isApart(file))
  const left = [...without.map((folder) => `${folder}/**`), ...apart]
  const shared = ['--no-isolate', ...folders, ...left.flatMap((glob) => ['--exclude', glob])]
  const outcomes = [await runVitest(name, shared, options)]
  if (apart.length > 0) outcomes.push(await runVitest(`${name}, apart`, apart, options))
  return outcomes
}

function isApart(file) {
  if (FOLDERS_APART.some((folder) => file.startsWith(folder))) return true
  return REPLACES.test(readFileSync(path.join(root, file), 'utf8'))
}

/**
 * Runs Vitest as `runOnce` does. A run stands still now and then, outside the code of any test and
 * so without a limit of its own: that is tried once more, and told.
 */
export async function runVitest(name, args, options = {}) {
  const first = await runOnce(name, args, options)
  if (!first.stoodStill) return first
  const second = await runOnce(name, args, options)
  return { ...second, seconds: first.seconds + second.seconds, retried: [...first.failures, ...second.retried] }
}

/** What was running when the clock of scripts/testing/global-setup.ts ended a run that stood still. */
function unfinished(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : null
}

/**
 * Runs Vitest with the given arguments and counts what it reports. A skipped test counts as failed where
 * `allowSkipped` is not set: the full run skips nothing silently. No test at all is a failure, unless `allowNone` is set.
 */
async function runOnce(name, args, { env = {}, allowSkipped = false, allowNone = false } = {}) {
  console.log(`\n── ${name}`)
  const startedAt = performance.now()
  const report = path.join(stateDir, `vitest-${name.replaceAll(/\W+/g, '-')}.json`)
  const unfinishedFile = `${report}.unfinished`
  rmSync(report, { force: true })
  rmSync(unfinishedFile, { force: true })
  const cli = path.join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const none = allowNone ? ['--passWithNoTests'] : []
  const code = await run(process.execPath, [cli, 'run', ...reporters, ...none, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', TEST_UNFINISHED_FILE: unfinishedFile, ...env },
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (!existsSync(report) && code === 0 && allowNone) return outcome(name, 0, [], seconds)
  const still = unfinished(unfinishedFile)
  if (still) {
    return { ...outcome(name, 0, [`Vitest stood still; not finished: ${still.join(', ')}`], seconds), stoodStill: true }
  }
  if (!existsSync(report)) return outcome(name, 0, [`Vitest ended with ${code} and without a report`], seconds)

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
