import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { age } from '../fixtures/aging'
import { type Authenticator, authenticatorWith } from '../fixtures/authenticator'
import { expectAccessible, signOut, untilInteractive } from '../fixtures/console'
import { askOcim, askSsd, callApi, type Hotels, type Operator, openOperator } from '../fixtures/migration'
import { letterTo } from '../fixtures/post-office'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

/** A partner from the invitation to progress by real traffic, on a server of its own. */

test.describe.configure({ mode: 'serial' })

const OWNER = 'owner@duetto.example'
const PASSWORD = 'a partner’s long password'

let server: RunningServer
let operator: Operator
let hotels: Hotels
let partner: Page
let app: Authenticator

test.beforeAll(async ({ browser }) => {
  server = await startServer({
    admin: adminCredentials(),
    env: { GATEHOUSE_SMTP_URL: process.env.E2E_SMTP_URL ?? '' },
  })
  operator = await openOperator(server)
  hotels = await operator.makeHotels({ phase: 'PLANNED', partnerIntegrations: 2 })
  partner = await newPage(browser)
})
test.afterAll(async () => {
  await operator?.close()
  await server?.stop()
})

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  return context.newPage()
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(recordSecret(password))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const chain = () => `/portal/chains/${hotels.environment.id}`
const step = (title: string) => partner.getByRole('listitem').filter({ hasText: title }).first()

test('an operator invites the first owner, who follows the link of the letter and chooses a password', async ({
  browser,
}) => {
  const admin = await newPage(browser)
  const { username, password } = adminCredentials()
  await enter(admin, username, password)
  await expect(admin).not.toHaveURL(/sign-in/)
  await admin.goto(`/migration/people?q=${encodeURIComponent(hotels.partner.name)}`)
  await expectAccessible(admin)
  await admin.getByRole('link', { name: hotels.partner.name }).click()
  await untilInteractive(admin)
  await admin.getByRole('button', { name: 'Invite person' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(OWNER)
  await dialog.getByRole('radio', { name: 'Owner' }).check()
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(admin.getByRole('dialog', { name: `${OWNER} is invited` })).toBeVisible()

  const letter = await letterTo(OWNER, hotels.partner.name)
  const link = /\S+\/invitation#\S+/.exec(letter.text)?.[0] ?? ''
  recordSecret(link.split('#')[1] ?? '')
  await expect(admin.getByRole('dialog')).toContainText(link)

  await partner.goto(link)
  await expect(partner.getByText(`You come in for ${hotels.partner.name} as owner.`)).toBeVisible()
  await expectAccessible(partner)
  await partner.getByLabel('Password', { exact: true }).fill(recordSecret(PASSWORD))
  await partner.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(partner.getByRole('heading', { name: 'Your chains' })).toBeVisible()
  await expect(partner.getByText('Nothing to do yet.')).toBeVisible()

  const late = await newPage(browser)
  await late.goto(link)
  await expect(late.getByText('This link does not work')).toBeVisible()
})

test('whoever belongs to the portal is led there from every page of the console, and the other way round', async ({
  browser,
}) => {
  for (const path of ['/', '/domains', '/migration', '/settings/administrators', '/migration/people']) {
    await partner.goto(path)
    await expect(partner, path).toHaveURL(`${server.url}/portal`)
  }
  const admin = await newPage(browser)
  const { username, password } = adminCredentials()
  await enter(admin, username, password)
  await expect(admin).not.toHaveURL(/sign-in/)
  for (const path of ['/portal', chain(), '/portal/people']) {
    await admin.goto(path)
    await expect(admin, path).toHaveURL(`${server.url}/`)
  }
})

test('a second factor is set up with a code, and asked for at the next sign-in', async () => {
  await partner.goto('/portal/account')
  await untilInteractive(partner)
  await expectAccessible(partner)
  await partner.getByRole('button', { name: 'Set up second factor' }).click()
  const dialog = partner.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: /Picture/ })).toBeVisible()
  app = authenticatorWith((await dialog.locator('.select-all').textContent()) ?? '')
  await dialog.getByLabel('Code').fill('000000')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(dialog.getByText('The code is not what the app shows now')).toBeVisible()
  // Each code opens once: the one before the present one, so that the next sign-in has one left.
  await dialog.getByLabel('Code').fill(app.code(-1))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(partner.getByText('Second factor is on')).toBeVisible()

  await signOut(partner)
  await expect(partner).toHaveURL(/sign-in/)
  await enter(partner, OWNER, PASSWORD)
  await expect(partner.getByText('Your account has a second factor.')).toBeVisible()
  await expectAccessible(partner)
  await partner.getByLabel('Code').fill(app.code())
  await partner.getByRole('button', { name: 'Sign in' }).click()
  await expect(partner.getByRole('heading', { name: 'Your chains' })).toBeVisible()
})

test('until the window opens an owner of the partner manages its users of SSD', async () => {
  await partner.goto(chain())
  await partner.getByRole('link', { name: 'Manage users' }).click()
  await untilInteractive(partner)
  await expectAccessible(partner)
  await partner.getByRole('button', { name: 'Add user' }).click()
  const dialog = partner.getByRole('dialog')
  await dialog.getByLabel('Integration').selectOption({ index: 1 })
  await dialog.getByLabel('User name').fill('NIGHTLY')
  await dialog.getByRole('button', { name: 'Add user' }).click()
  await partner.getByLabel('I have stored it where it belongs').check()
  await partner.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(partner.getByRole('button', { name: 'Change password of NIGHTLY' })).toBeVisible()
})

test('the window opens: the first page says what to do, by when, under the label', async () => {
  await operator.move('announce', hotels.environment.id)
  await partner.goto('/portal')
  await expect(partner.getByText('Acknowledge before the window opens').first()).toBeVisible()
  await operator.move('openWindow', hotels.environment.id)
  await partner.reload()
  await untilInteractive(partner)
  await expect(partner.getByText('Migrating Soon', { exact: true })).toBeVisible()
  await expect(partner.getByText('Reissue the Client ID before the cut-over').first()).toBeVisible()
  await expectAccessible(partner)
  await partner.getByRole('link', { name: `Reissue Client ID: ${hotels.environment.label}` }).click()
  await expect(partner.getByRole('heading', { level: 1, name: hotels.environment.label })).toBeVisible()
  await expect(partner.getByText('can neither be changed nor joined by new ones')).toBeVisible()
  await untilInteractive(partner)
  await expectAccessible(partner)
})

let client = { clientId: '', secret: '' }

test('a reissue asks for password and code, and shows id and secret once; SSD goes on', async () => {
  age(server, 'ConsoleSession', ['authenticatedAt'], 400)
  await partner.getByRole('button', { name: 'Reissue Client ID' }).click()
  await partner.getByRole('alertdialog').getByRole('button', { name: 'Reissue Client ID' }).click()
  const proof = partner.getByRole('dialog', { name: 'Confirm that it is you' })
  await proof.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(proof.getByLabel('Code')).toBeVisible()
  await proof.getByLabel('Code').fill(app.code(1))
  await proof.getByRole('button', { name: 'Confirm' }).click()

  const once = partner.getByRole('dialog', { name: `Client of ${hotels.environment.label}` })
  await expect(once).toBeVisible()
  const [clientId = '', secret = ''] = await once.locator('.select-all').allTextContents()
  client = { clientId, secret: recordSecret(secret) }
  expect(clientId).toMatch(/-Client$/)
  const saved = partner.waitForEvent('download')
  await once.getByRole('button', { name: 'Download as a file' }).click()
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain(`Client secret: ${secret}`)
  await once.getByLabel('I have stored it where it belongs').check()
  await once.getByRole('button', { name: 'Close' }).click()
  await expect(partner.getByText(clientId).first()).toBeVisible()
  await expect(partner.getByText(secret)).toHaveCount(0)

  for (const integration of hotels.partner.integrations) {
    expect((await askSsd(server.url, hotels, hotels.partner, integration)).status).toBe(200)
  }
})

test('a test request that is refused explains itself, and one that works ticks the steps', async () => {
  const [first] = hotels.partner.integrations
  await partner.getByLabel('Application key').fill('not-the-key')
  await partner.getByRole('button', { name: 'Send a test request' }).click()
  await expect(partner.getByText('Failed to authenticate application', { exact: true })).toBeVisible()
  const rules = partner.getByRole('list', { name: 'Rules that were looked at' })
  await expect(rules.getByText('The key of an application').first()).toBeVisible()
  await expect(rules.getByText('Where to change it')).toBeVisible()
  await expectAccessible(partner)

  await partner.getByLabel('Application key').fill(first?.applicationKey ?? '')
  await partner.getByRole('button', { name: 'Send a test request' }).click()
  await expect(partner.getByText('It works: a token came')).toBeVisible()
  await expect(step('Change the request and get a token')).toContainText('1 of 2 integrations')
})

test('the sample of the page, run as it is, gets a token; traffic alone moves the steps, without a reload', async () => {
  const [, second] = hotels.partner.integrations
  if (!second) throw new Error('there are two integrations')
  await partner.getByRole('tab', { name: 'JavaScript' }).click()
  await partner.getByRole('button', { name: 'Copy JavaScript request as it is to be' }).click()
  const sample = await partner.evaluate(() => navigator.clipboard.readText())
  // There is no name service for the gateway here: its address below ours.
  const code = sample.replace(/https:\/\/[^/]+\/oauth/, `${server.url}/gateways/${hotels.gateway.name}/oauth`)
  const token = execFileSync(process.execPath, ['--input-type=module', '-e', `${code}\nconsole.log(access_token)`], {
    encoding: 'utf8',
    env: { ...process.env, CLIENT_SECRET: client.secret, APPLICATION_KEY: second.applicationKey },
  }).trim()
  recordSecret(token)
  await expect(step('Change the request and get a token')).toContainText('2 of 2 integrations', { timeout: 20_000 })

  const asked = await askOcim(server.url, hotels, client, second)
  expect(asked.status).toBe(200)
  expect((await callApi(server.url, hotels, token, second)).json).toMatchObject({ clientId: client.clientId })
  await expect(step('Call the API with it')).toContainText('2 of 2 integrations', { timeout: 20_000 })
  await expect(partner.getByText('Find what still uses SSD before the cut-over')).toBeVisible()
})

test('an owner reissues for many, and sees what became of each', async () => {
  await partner.goto('/portal/reissue')
  await untilInteractive(partner)
  await partner.getByLabel(hotels.environment.label).check()
  await expectAccessible(partner)
  await partner.getByRole('button', { name: 'Reissue for 1 chain' }).click()
  await partner.getByRole('alertdialog').getByRole('button', { name: 'Reissue Client IDs' }).click()
  await expect(partner.getByText('1 reissued')).toBeVisible()
  const [, secret = ''] = await partner.locator('.select-all').allTextContents()
  const [first] = hotels.partner.integrations
  if (!first) throw new Error('there are two integrations')
  const rotated = { clientId: client.clientId, secret: recordSecret(secret) }
  for (const each of [client, rotated]) expect((await askOcim(server.url, hotels, each, first)).status).toBe(200)
})

test('people are on one page, and the last owner stays', async () => {
  await partner.goto('/portal/people')
  await untilInteractive(partner)
  await expectAccessible(partner)
  await partner.getByRole('button', { name: `Change ${OWNER}` }).click()
  await partner.getByRole('menuitem', { name: 'Make a member' }).click()
  await partner.getByRole('alertdialog').getByRole('button', { name: 'Make a member' }).click()
  await expect(partner.getByText('This is the last active owner.')).toBeVisible()
})
