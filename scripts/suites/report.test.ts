import { afterEach, describe, expect, it, vi } from 'vitest'
import { projectOutcome, testsOf } from './playwright.mjs'
import { outcome, printSummary } from './report.mjs'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What is printed, line by line, and the verdict. */
function summary(...outcomes: ReturnType<typeof outcome>[]): { lines: string[]; passed: boolean } {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const passed = printSummary(outcomes)
  return { lines: print.mock.calls.join('\n').split('\n'), passed }
}

/** A suite of Playwright's report, in which each test has the given status. */
const reported = (statuses: Record<string, string>) => ({
  title: 'console/a.spec.ts',
  specs: Object.entries(statuses).map(([title, status]) => ({
    title,
    tests: [{ projectName: 'console', status }],
  })),
})

describe('the report of a run', () => {
  it('names what passed on the second try, counts it as passed, and ends with the sum', () => {
    const again = outcome('e2e console', 2, [], 1, ['a.spec.ts › late'])
    const { lines, passed } = summary(outcome('types', 1, [], 1), again)
    expect(passed).toBe(true)
    expect(lines.slice(-4)).toEqual([
      'Passed on the second try:',
      '  e2e console: a.spec.ts › late',
      '',
      '3 passed, 0 failed',
    ])
  })

  it('says nothing of second tries where there was none', () => {
    const { lines, passed } = summary(outcome('types', 1, [], 1))
    expect(passed).toBe(true)
    expect(lines.join('\n')).not.toContain('second try')
    expect(lines.at(-1)).toBe('1 passed, 0 failed')
  })

  it('tells a test that failed, was late once, or was skipped apart', () => {
    const tests = testsOf(reported({ fine: 'expected', late: 'flaky', wrong: 'unexpected', left: 'skipped' }))
    const { name, ...found } = projectOutcome('console', tests, 1)
    expect(name).toBe('e2e console')
    expect(found).toMatchObject({
      passed: 2,
      retried: ['console/a.spec.ts › late'],
      failures: ['console/a.spec.ts › wrong (unexpected)', 'console/a.spec.ts › left (skipped)'],
    })
    const { lines, passed } = summary({ name, ...found })
    expect(passed).toBe(false)
    expect(lines.at(-1)).toBe('2 passed, 2 failed')
  })

  it('takes a project without a test for a failure', () => {
    expect(projectOutcome('rest', testsOf(reported({ fine: 'expected' })), 1)).toMatchObject({
      passed: 0,
      failures: ['no test ran'],
    })
  })
})
