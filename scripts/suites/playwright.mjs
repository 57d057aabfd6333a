import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from '../lib/paths.mjs'
import { run } from '../lib/processes.mjs'
import { filesBelow } from '../lib/stamp.mjs'
import { outcome } from './report.mjs'

/** Every test of Playwright's report as `{ title, status }`, wherever it is nested. */
export function testsOf(suite, titles = []) {
  const here = suite.title ? [...titles, suite.title] : titles
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      title: [...here, spec.title].join(' › '),
      project: test.projectName,
      status: test.status,
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))]
}

/**
 * What the tests of one project came to. "flaky" is Playwright's word for a test that failed and passed when it was run
 * again; "skipped" is a failure, because the full run skips nothing silently.
 */
export function projectOutcome(project, tests, seconds) {
  const own = tests.filter((test) => test.project === project)
  const retried = own.filter((test) => test.status === 'flaky').map((test) => test.title)
  const failures = own
    .filter((test) => test.status !== 'expected' && test.status !== 'flaky')
    .map((test) => `${test.title} (${test.status})`)
  const passed = own.length - failures.length
  if (own.length === 0) failures.push('no test ran')
  return outcome(`e2e ${project}`, passed, failures, seconds, retried)
}

/** Test files in a folder of e2e/ that is no project would never run. */
function strays(projects) {
  const files = filesBelow(['e2e']).filter((file) => /\.(test|spec)\.ts$/.test(file))
  return files.filter((file) => !projects.includes(file.split(path.sep)[1])).map((file) => `${file} is in no project`)
}

/** Runs the Playwright projects, and counts them one suite a project. A project without a test is a failure. */
export async function runPlaywright(projects, env) {
  console.log(`\n── end to end: ${projects.join(', ')}`)
  const startedAt = performance.now()
  const report = path.join(stateDir, 'playwright.json')
  rmSync(report, { force: true })
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  const args = ['test', ...projects.flatMap((project) => ['--project', project])]
  const code = await run(process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (!existsSync(report)) return [outcome('e2e', 0, ['Playwright ended without a report'], seconds)]

  const lost = strays(projects)
  const { suites, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const tests = suites.flatMap((suite) => testsOf(suite))
  const outcomes = projects.map((project) => projectOutcome(project, tests, seconds / projects.length))
  const unexplained = outcomes.every((row) => row.failures.length === 0) && (code !== 0 || errors.length > 0)
  if (unexplained) outcomes[0].failures.push(`Playwright ended with exit code ${code}: ${errors[0]?.message ?? ''}`)
  outcomes[0].failures.push(...lost)
  return outcomes
}
