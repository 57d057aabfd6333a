import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const FREE_PORT = `const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })`

// Set once in the main process; the workers inherit them and so speak to the same server.
process.env.E2E_PORT ??= execFileSync(process.execPath, ['-e', FREE_PORT], { encoding: 'utf8' }).trim()
process.env.E2E_STATE_DIR ??= mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'))
process.env.E2E_SECRETS_FILE ??= path.join(process.env.E2E_STATE_DIR, 'secrets.txt')
process.env.E2E_ADMIN_PASSWORD ??= `e2e-${randomBytes(12).toString('base64url')}`

const executablePath =
  process.env.CHROMIUM_PATH ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file))

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Without these Chromium looks for Google's hosts at every start, also where there is no way out.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // The sandbox refuses to work for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const chromium = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  contextOptions: { reducedMotion: 'reduce' as const },
  launchOptions: { executablePath, args },
}

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/fixtures/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Two cores that everything shares can make any test late once. One that passes only now is named by `npm test`.
  retries: 1,
  // A run that stands still ends with a word instead of being ended from outside without one.
  globalTimeout: 20 * 60_000,
  // Four looks by axe and argon2id sign-ins add up on a busy machine.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    // A trace records every step of every test, also of those that pass: a third of the time. Ask for it to look closer.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
  projects: [
    { name: 'protocol', testDir: 'e2e/protocol' },
    { name: 'rest', testDir: 'e2e/rest' },
    { name: 'console', testDir: 'e2e/console', use: chromium },
    { name: 'portal', testDir: 'e2e/portal', use: chromium },
    // Applications of others that people use in a browser.
    { name: 'clients', testDir: 'e2e/clients', use: chromium },
    { name: 'nodes', testDir: 'e2e/nodes', timeout: 180_000 },
    { name: 'crash', testDir: 'e2e/crash', timeout: 180_000 },
  ],
})
