import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, untilInteractive } from '../fixtures/console'
import { oauthConfigOf, setting } from '../fixtures/oauth-config'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

// These settings hold for a whole server, so they are tried on one of their own.
const admin = { username: 'oamadmin', password: recordSecret(`set-${randomBytes(12).toString('base64url')}`) }
let server: RunningServer
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ admin, env: { GATEHOUSE_REFRESH_ROTATION: 'true' } })
})
test.afterAll(() => server.stop())

/** Signs in on that server; what pages link to stays there. */
async function open(page: Page): Promise<void> {
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('User name').fill(admin.username)
  await page.getByLabel('Password', { exact: true }).fill(admin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await untilInteractive(page)
  await page.goto(`${server.url}/settings/oauth`)
}

const known = (page: Page) => page.getByRole('region', { name: 'What this server obeys' })

test('each setting shows what is in force and where it comes from, and saving says what changes', async ({ page }) => {
  await open(page)
  const card = known(page)
  await expect(card).toContainText('in force: onEnvironment')
  await expect(card).toContainText('in force: oauth2Default')

  await card.getByLabel('Issuer path').fill('customPath')
  await expect(card).toContainText('refuse new tokens until they are told the new issuer')
  await expect(card).toContainText(`${server.url}/customPath`)
  await card.getByLabel('Issuer path').fill('/not a path/')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByLabel('Issuer path')).toHaveAttribute('aria-invalid', 'true')
  await card.getByLabel('Issuer path').fill('customPath')
  await card.getByLabel('A refresh also returns a new refresh token').selectOption('Off')
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('Saved')
  await expect(card).toContainText('in force: customPathOAuthConfig')
  await expect(card).toContainText('in force: offOAuthConfig')
  const document = await (await fetch(`${server.url}/.well-known/openid-configuration`)).json()
  expect(document.issuer).toBe(`${server.url}/customPath`)

  await page.goto(`${server.url}/audit`)
  await expect(page.getByText(/created server settings OAuthConfig/).first()).toBeVisible()
})

test('unknown settings are shown and kept, and what others saved meanwhile is not lost', async ({ page }) => {
  const config = oauthConfigOf(server.url, admin)
  const foreign = setting('OfAnotherProduct', 'xsd:string', 'stays')
  await config.put(foreign)
  await open(page)
  await expect(page.getByRole('row', { name: /OfAnotherProduct/ })).toContainText('stays')

  await config.put(foreign, setting('OmitIssuerPort', 'xsd:boolean', 'true'))
  const card = known(page)
  await card.getByLabel('Refuse tokens older than the last password change').selectOption('On')
  await card.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(dialog).toContainText('oamadmin')
  await dialog.getByRole('button', { name: 'Keep both' }).click()
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('Saved')
  expect((await config.get()).text.match(/Name="\w+"/g)).toEqual([
    'Name="OAuthConfig"',
    'Name="OfAnotherProduct"',
    'Name="OmitIssuerPort"',
    'Name="userPasswordChangeCheckEnabled"',
  ])
})

test('a replacement by XML shows what it would drop before it does it', async ({ page }) => {
  const config = oauthConfigOf(server.url, admin)
  await config.put(
    setting('OfAnotherProduct', 'xsd:string', 'stays'),
    setting('OmitIssuerPort', 'xsd:boolean', 'false'),
  )
  await open(page)
  await page.getByRole('button', { name: 'Edit as XML' }).click()
  const xml = page.getByLabel('XML', { exact: true })
  const whole = await xml.inputValue()
  await xml.fill(whole.trim().slice(0, -1))
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(page.getByText(/is not well-formed XML/)).toBeVisible()

  await xml.fill(whole.replace(/ *<Setting Name="OfAnotherProduct".*\n/, ''))
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(page.getByText('1 setting would change, 1 of them would be gone')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Replace all settings' }).click()
  await expect(page.getByText('All settings were replaced')).toBeVisible()
  await expect(page.getByRole('row', { name: /OfAnotherProduct/ })).toHaveCount(0)
  expect((await config.get()).text).not.toContain('OfAnotherProduct')
})
