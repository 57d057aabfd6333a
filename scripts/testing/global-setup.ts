import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeTemplates } from '@/lib/store/testing/databases'

/** Longer than the whole run takes on a slow machine, shorter than anybody waits for one that stands still. */
const RUN_TIMEOUT_MS = 6 * 60_000
const ROOM_NEEDED_BYTES = 4 * 1024 ** 3

/** A folder in memory, where waiting for the disk costs nothing; the usual temporary folder where there is none. */
function quickFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize >= ROOM_NEEDED_BYTES) return '/dev/shm'
  } catch {
    // No such folder here.
  }
  return tmpdir()
}

/**
 * A file that never ends (a test file that waits while it is loaded has no time limit of its own) would let the whole
 * run stand still without a word.
 */
function endLoudly(project: TestProject): NodeJS.Timeout {
  return setTimeout(() => {
    const files = project.vitest.state.getFiles().filter(({ result }) => !result || result.state === 'run')
    const names = files.map(({ name }) => name).join('\n')
    console.error(`\nThe tests did not end within ${RUN_TIMEOUT_MS / 60_000} minutes. Not finished:\n${names}`)
    if (process.env.TEST_UNFINISHED_FILE) writeFileSync(process.env.TEST_UNFINISHED_FILE, names || 'no file')
    process.exit(1)
  }, RUN_TIMEOUT_MS).unref()
}

/** What the test files of one run share: a folder for databases, their templates, and ready-made keys. */
export default async function globalSetup(project: TestProject) {
  const folder = mkdtempSync(path.join(quickFolder(), 'gatehouse-run-'))
  // Also when the run is ended from outside, or by the clock below: the folder lies in memory.
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  process.env.TEST_RUN_DIR = folder
  const dropTemplates = await makeTemplates(folder)
  const timer = project.vitest.config.watch ? undefined : endLoudly(project)
  return async () => {
    clearTimeout(timer)
    await dropTemplates()
    process.off('exit', clear)
    clear()
  }
}
