import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { relyingParty } from '../fixtures/relying-party'
import { freePort } from '../fixtures/server'

const PROGRAM = path.resolve(import.meta.dirname, '../fixtures/next-auth-app.mjs')

let app: ChildProcess | undefined
test.afterEach(() => app?.kill('SIGKILL'))

/** Resolves when the application listens; rejects with what it said when it ends instead. */
async function start(env: Record<string, string>): Promise<void> {
  app = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    app?.stderr?.on('data', (chunk) => {
      said += chunk
    })
    app?.stdout?.once('data', () => resolve())
    app?.once('exit', () => reject(new Error(said)))
  })
}

test('an application with next-auth signs a person in with proof key, state and nonce, and knows who it is', async ({
  page,
}) => {
  const port = await freePort()
  const home = `http://localhost:${port}`
  const { server, policy, person } = await relyingParty({
    client: { redirectURIs: [{ url: `${home}/api/auth/callback/gatehouse` }], usePKCE: 'STRICT' },
  })
  await start({
    ISSUER: server.issuer,
    CLIENT_ID: policy.clientId,
    CLIENT_SECRET: policy.secret,
    PORT: String(port),
    NEXTAUTH_URL: home,
  })

  await page.goto(`${home}/api/auth/signin?callbackUrl=${encodeURIComponent(`${home}/`)}`)
  await page.getByRole('button', { name: 'Sign in with Gatehouse' }).click()
  await page.locator('input[name=username]').fill(person.username)
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('button[type=submit]').first().click()
  await page.locator('button[name=decision][value=allow]').click()
  await expect(page).toHaveURL(`${home}/`)
  const session = JSON.parse(await page.locator('body').innerText())
  expect(session).toMatchObject({
    user: { name: 'Casey Brown', email: person.email },
    sub: person.username,
    issuedBy: 'gatehouse',
  })
})
