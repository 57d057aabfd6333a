import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from '../fixtures/console'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

test.describe('first run', () => {
  let server: RunningServer
  test.beforeAll(async () => {
    server = await startServer()
  })
  test.afterAll(() => server.stop())

  const printedLink = () => /http:\/\/\S+\/first-run#\S+/.exec(server.readLog())?.[0] ?? ''

  test('the printed link makes the first administrator once, and is dead afterwards', async ({ page }) => {
    const link = printedLink()
    expect(link).not.toBe('')

    // There is nobody to sign in as, and nothing to guess.
    await page.goto(`${server.url}/`)
    await expect(page).toHaveURL(/sign-in/)
    await page.goto(`${server.url}/first-run#${'A'.repeat(43)}`)
    await expect(page.getByText('This link does not work')).toBeVisible()

    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByLabel('User name')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('User name').fill('ada')
    await page.getByLabel('Password', { exact: true }).fill(recordSecret('first-run-password-1815'))
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    await expect(page.getByText('To your first token')).toBeVisible()

    const stranger = await (await page.context().browser()?.newContext())?.newPage()
    await stranger?.goto(link)
    await expect(stranger?.getByText('This server has been set up already') ?? page.locator('none')).toBeVisible()
  })

  test('the database and the master key are readable by their owner alone, and the log says where they are', () => {
    for (const name of ['master.key', 'gatehouse.db']) {
      const file = path.join(server.dataDir, name)
      expect(existsSync(file), file).toBe(true)
      expect(statSync(file).mode & 0o077, `${name} is open to others`).toBe(0)
    }
    expect(server.readLog()).toContain(server.dataDir)
  })
})
