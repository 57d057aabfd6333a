import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { signIn } from '../fixtures/console'
import { openFromList } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'
import { startServer } from '../fixtures/server'

async function mint(url: string, domain: string, clientId: string, secret: string): Promise<number> {
  const response = await fetch(`${url}/oauth2/domains/${encodeURIComponent(domain)}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return response.status
}

test('a rotation shows the new secret once, keeps the old one for the overlap, and it can be retired now', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { domain, clientId, secret: old } = await createPolicy(url, { domain: { oldSecretRetentionTimeInDays: 7 } })
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  await page.getByRole('button', { name: 'Rotate secret' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('The old secret works on for 7 days')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate secret' }).click()
  const once = page.getByRole('dialog', { name: 'The new secret' })
  const fresh = recordSecret((await once.locator('dd').nth(1).innerText()).trim())
  await once.getByLabel('I have stored it').check()
  await once.getByRole('button', { name: 'Close' }).click()

  await expect(page.getByText('Retiring')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Overlap of the two secrets' })).toBeVisible()
  expect(await mint(url, domain, clientId, old)).toBe(200)
  expect(await mint(url, domain, clientId, fresh)).toBe(200)

  await page.getByRole('button', { name: 'Retire now' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retire secret' }).click()
  await expect(page.getByText('Retiring')).toHaveCount(0)
  expect(await mint(url, domain, clientId, old)).toBe(401)
  expect(await mint(url, domain, clientId, fresh)).toBe(200)
})

test('a rotation asks for the password again when it was last given more than five minutes ago', async ({ page }) => {
  // A server of its own: its database is opened beside it to make the sign-in an old one.
  const admin = { username: 'admin', password: recordSecret('e2e-reauthentication-password') }
  const server = await startServer({ admin })
  try {
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('User name').fill(admin.username)
    await page.getByLabel('Password', { exact: true }).fill(admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    for (const [path, name] of [
      ['/domains/new', 'Corner'],
      ['/clients/new', 'Robot'],
    ] as const) {
      await page.goto(`${server.url}${path}`)
      if (name === 'Robot') await page.getByRole('button', { name: 'I know what I want' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByRole('button', { name: /^Create/ }).click()
      if (name === 'Corner') await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
    await page.getByLabel('I have stored it').check()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Credentials' }).click()
    await expect(page.getByRole('button', { name: 'Rotate secret' })).toBeVisible()

    const database = new Database(`${server.dataDir}/gatehouse.db`)
    const column = database.prepare('SELECT authenticatedAt AS at FROM ConsoleSession').get() as { at: string | number }
    const past = new Date(Date.now() - 6 * 60_000)
    database
      .prepare('UPDATE ConsoleSession SET authenticatedAt = ?')
      .run(typeof column.at === 'number' ? past.getTime() : past.toISOString().replace('Z', '+00:00'))
    database.close()

    await page.getByRole('button', { name: 'Rotate secret' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate secret' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Password', { exact: true }).fill('not-the-password')
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await expect(proof).toContainText('The password is not right.')
    await proof.getByLabel('Password', { exact: true }).fill(admin.password)
    await proof.getByRole('button', { name: 'Confirm' }).click()
    const once = page.getByRole('dialog', { name: 'The new secret' })
    recordSecret((await once.locator('dd').nth(1).innerText()).trim())
    await once.getByLabel('I have stored it').check()
    await once.getByRole('button', { name: 'Close' }).click()
  } finally {
    expect(await server.stop()).toBe(0)
  }
})
