import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, untilInteractive } from '../fixtures/console'
import { askOcim, askSsd, callApi, type Hotels, type Operator, openOperator } from '../fixtures/migration'
import { recordSecret } from '../fixtures/secrets'
import { sharedServer } from '../fixtures/shared-server'

/** What a hotel group does in the portal before, during and after the cut-over, with real requests between the steps. */

test.describe.configure({ mode: 'serial' })

const { url } = sharedServer()
let operator: Operator
let hotels: Hotels
let page: Page
/** the client that internal integrations share */
let shared = { clientId: '', secret: '' }

test.beforeAll(async ({ browser }) => {
  operator = await openOperator(sharedServer())
  hotels = await operator.makeHotels({ phase: 'PLANNED', internalIntegrations: 2 })
  const { partner, environment } = hotels
  await operator.askConnection(partner, environment.id)
  await operator.move('announce', environment.id)
  await operator.move('openWindow', environment.id)
  page = await (await browser.newContext()).newPage()
  await page.goto(await operator.invite(hotels.internal, `owner-${randomBytes(4).toString('hex')}@hotels.example`))
  await page.getByLabel('Password', { exact: true }).fill(recordSecret(`k-${randomBytes(9).toString('base64url')}`))
  await page.getByRole('button', { name: 'Accept invitation' }).click()
})
test.afterAll(() => operator?.close())

const rates = () => integration(0)
const locks = () => integration(1)
function integration(index: number) {
  const found = hotels.internal.integrations[index]
  if (!found) throw new Error('there are two integrations')
  return found
}

async function open(tab = ''): Promise<void> {
  await page.goto(`/portal/environments/${hotels.environment.id}${tab}`)
  await untilInteractive(page)
}

/** What a dialog shows for the only time, by its labels. */
async function shownOnce(): Promise<string[]> {
  const dialog = page.getByRole('dialog').filter({ hasText: 'This is the only time it is shown' })
  await expect(dialog).toBeVisible()
  const values = await dialog.locator('.select-all').allInnerTexts()
  recordSecret(values.at(-1) ?? '')
  await dialog.getByLabel('I have stored it where it belongs').check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  return values
}

test('the first page shows each environment with its label, scheme and dates, and what is to be done', async () => {
  await expect(page.getByRole('heading', { name: 'Environments' })).toBeVisible()
  const card = page.getByRole('article').filter({ hasText: hotels.environment.label })
  await expect(card).toContainText('Migrating Soon')
  await expect(card).toContainText('SSD, and OCIM once reissued')
  await expect(card).toContainText('3 of 3 integrations must still change to OCIM')
  await expectAccessible(page)
  await card.getByRole('link', { name: hotels.environment.label }).click()
  await expect(page.getByRole('heading', { name: 'View details' })).toBeVisible()
  await expect(page.getByText(`https://${hotels.gateway.host}/ui`, { exact: true })).toBeVisible()
  await untilInteractive(page)
})

test('a reissue makes the shared client; its secret is shown once, and SSD works on', async () => {
  await page.getByRole('button', { name: 'Reissue Client ID' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reissue Client ID' }).click()
  const [clientId = '', secret = ''] = await shownOnce()
  shared = { clientId, secret }
  expect(clientId).toBe(`${hotels.chain.code}PRD${hotels.enterpriseCode}Client`)
  await expect(page.getByText(clientId).first()).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
  await expectAccessible(page)
  expect((await askOcim(url, hotels, shared, rates())).status).toBe(200)
  expect((await askSsd(url, hotels, hotels.internal, rates())).status).toBe(200)
})

test('the Role Manager adds users and changes their passwords while the window is open', async () => {
  await open('/users')
  await expect(page.getByText('You manage the users of your own integrations here')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add user' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Integration').selectOption({ label: rates().name })
  await dialog.getByLabel('User name').fill('ADDED_HERE')
  await dialog.getByRole('button', { name: 'Add user' }).click()
  const [username = '', password = ''] = await shownOnce()
  const by = (form: { username?: string; password: string }) =>
    askSsd(url, hotels, hotels.internal, rates(), { form }).then(({ status }) => status)
  expect(await by({ username, password })).toBe(200)

  const [old] = rates().users
  await page.getByRole('button', { name: `Change password of ${old?.username}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click()
  const [, changed = ''] = await shownOnce()
  expect(await by({ password: old?.password ?? '' })).toBe(401)
  expect(await by({ password: changed })).toBe(200)

  // A user that is off becomes no client: its integration is what the shared client is split for later.
  await page.getByRole('button', { name: `Disable ${locks().users[0]?.username}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable user' }).click()
  await expect(page.getByRole('button', { name: `Enable ${locks().users[0]?.username}` })).toBeVisible()
})

test('no new partner is approved while the window is open', async () => {
  await open('/connections')
  await expect(page.getByText('No new connections while the window is open')).toBeVisible()
  await expect(page.getByRole('button', { name: `Approve ${hotels.partner.name}` })).toHaveCount(0)
  await expect(page.getByRole('button', { name: `Reject ${hotels.partner.name}` })).toBeVisible()
  await expectAccessible(page)
})

test('after completion the address of the portal is another, and users are closed', async () => {
  await operator.move('beginCutover', hotels.environment.id)
  await operator.move('completeMigration', hotels.environment.id)
  expect((await askSsd(url, hotels, hotels.internal, rates())).status).toBe(401)
  await open()
  const address = `https://${hotels.gateway.host}/${hotels.enterpriseCode}prd/ui`
  await expect(page.getByText(address, { exact: true })).toBeVisible()
  await open('/users')
  await expect(page.getByText('Integration users ended with SSD')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add user' })).toHaveCount(0)
})

test('a converted client gets its secret at its first look, and is limited to a hotel', async () => {
  await open('/clients')
  const row = page.getByRole('row').filter({ hasText: `was ${rates().users[0]?.username}` })
  await expect(row).toContainText('No secret yet')
  await expectAccessible(page)
  await row.getByRole('button', { name: /^Manage/ }).click()
  await page.getByRole('button', { name: 'Issue secret' }).click()
  const [clientId = '', secret = ''] = await shownOnce()
  expect(clientId).toMatch(/^[0-9a-f-]{36}$/)
  const asked = await askOcim(url, hotels, { clientId, secret }, rates())
  expect(asked.status).toBe(200)

  const [near = '', far = ''] = hotels.properties
  await row.getByRole('button', { name: /^Manage/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Only these').check()
  await dialog.getByLabel(near).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save hotels' }).click()
  await expect(row).toContainText(near)
  const at = (hotel: string) => callApi(url, hotels, asked.token, rates(), { 'x-hotelid': hotel })
  await expect(async () => expect((await at(far)).status).toBe(403)).toPass()
  expect((await at(near)).status).toBe(200)
})

test('the shared client is split, with a file of the secrets, and clients are made with a chosen name', async () => {
  await page.getByRole('button', { name: 'Split shared client' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make 1 client' }).click()
  const dialog = page.getByRole('dialog', { name: '1 new client' })
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download all as CSV' }).click()
  const [, line = ''] = readFileSync(await (await saved).path(), 'utf8').split('\r\n')
  const [name, clientId = '', secret = ''] = line.split(',')
  expect(name).toBe(locks().name)
  expect((await askOcim(url, hotels, { clientId, secret: recordSecret(secret) }, locks())).status).toBe(200)
  expect((await askOcim(url, hotels, shared, locks())).status).toBe(200)
  await dialog.getByLabel('I have stored them where they belong').check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Split shared client' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Add client' }).click()
  await page.getByRole('dialog').getByLabel('Integration').selectOption({ label: locks().name })
  await page.getByRole('dialog').getByLabel('Your part of the name').fill('Kiosk')
  await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click()
  const [made] = await shownOnce()
  expect(made).toBe(`${hotels.chain.code}PRD${hotels.enterpriseCode}Kiosk`)
  await page.getByLabel('Search clients by id').fill(`${made}`)
  await expect(page.getByText('1 client', { exact: true })).toBeVisible()
})

test('a partner is approved for the hotels that the customer chooses, and suspended', async () => {
  const [near = ''] = hotels.properties
  const { name } = hotels.partner
  await page.goto('/portal/connections')
  await expect(page.getByRole('heading', { name: '1 waiting for your answer' })).toBeVisible()
  await expectAccessible(page)
  await open('/connections')
  await page.getByRole('button', { name: `Approve ${name}` }).click()
  await page.getByRole('dialog').getByLabel('Only these').check()
  await page.getByRole('dialog').getByLabel(near).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Approved')
  await expect(row).toContainText(near)
  await page.getByRole('button', { name: `Suspend ${name}` }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Hotel closed for the winter')
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(row).toContainText('Suspended')
})

test('a refused request is explained by its correlation id, counted, and everybody who called is in the audit (H15)', async () => {
  const refused = await askOcim(url, hotels, shared, rates(), { form: { scope: undefined } })
  expect(refused).toMatchObject({ status: 403, text: 'invalid_grant_type_or_scope' })
  await expect(async () => {
    await page.goto('/portal/refusals')
    await page.getByLabel('Correlation id').fill(refused.correlationId)
    await page.getByRole('button', { name: 'Explain' }).click()
    await expect(page.getByRole('heading', { name: 'Refused with 403' })).toBeVisible({ timeout: 1500 })
  }).toPass()
  await expect(page.getByText('Expected scope urn:opc:hgbu:ws:__myscopes__').first()).toBeVisible()
  await expectAccessible(page)

  await open('/analytics')
  await expect(page.getByRole('table', { name: 'Errors' })).toContainText('gateway.scope')
  await expectAccessible(page)

  await open('/audit')
  const lines = page.getByRole('table', { name: 'Calls by actor' })
  await expect(lines.getByRole('row').filter({ hasText: 'User name' }).first()).toContainText(rates().name)
  await expect(lines.getByRole('row').filter({ hasText: shared.clientId }).first()).toContainText('Client id')
  await expectAccessible(page)
})
