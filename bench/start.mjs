import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../scripts/lib/processes.mjs'
import { printTable } from './lib/table.mjs'
import { fetchToken } from './throughput.mjs'

const LIMIT_MS = 120_000

/** From `npm start` on a prepared clone to the first token, and to the console being ready. */
export async function measureStart(dataDir, caller) {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, PORT: String(port), GATEHOUSE_DATA_DIR: dataDir, NODE_ENV: '' },
  })
  try {
    const token = await until(() => fetchToken(base, caller))
    const ready = await until(async () => {
      if (!(await fetch(`${base}/readyz`)).ok) throw new Error('not ready')
    })
    printTable(
      'Start of a prepared clone',
      ['from npm start to', 'seconds'],
      [
        ['first token', token.toFixed(1)],
        ['console ready', ready.toFixed(1)],
      ],
    )
  } finally {
    // npm and the server it started are one group.
    process.kill(-child.pid, 'SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }

  async function until(attempt) {
    for (;;) {
      const isThere = await attempt().then(
        () => true,
        () => false,
      )
      const elapsedMs = performance.now() - startedAt
      if (isThere) return elapsedMs / 1000
      if (elapsedMs > LIMIT_MS) throw new Error('npm start did not lead to a token in two minutes')
      await delay(20)
    }
  }
}
