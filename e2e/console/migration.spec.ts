import { expect, type Page, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signInAfresh, untilInteractive } from '../fixtures/console'
import {
  askOcim,
  askSsd,
  callApi,
  type HotelIntegration,
  type Hotels,
  type Operator,
  openOperator,
} from '../fixtures/migration'
import { type RunningServer, startServer } from '../fixtures/server'

/** Traffic is written down every few seconds, and the page asks again every few. */
const LIVE = { timeout: 30_000 }

let server: RunningServer
let operator: Operator
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials() })
  operator = await openOperator(server)
})
test.afterAll(async () => {
  await operator.close()
  expect(await server.stop()).toBe(0)
})
// The tests share one server; the second brings more environments to it.
test.describe.configure({ mode: 'serial' })

const first = ([one]: readonly HotelIntegration[]): HotelIntegration => {
  if (!one) throw new Error('These hotels have no integration')
  return one
}

async function signedIn(page: Page): Promise<void> {
  await signInAfresh(page)
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Environment pages' }).getByRole('link', { name, exact: true }).click()
}

async function tokenAndCall(
  hotels: Hotels,
  client: { clientId: string; secret: string },
  integration: HotelIntegration,
) {
  const { status, token } = await askOcim(server.url, hotels, client, integration)
  expect(status).toBe(200)
  expect((await callApi(server.url, hotels, token, integration)).status).toBe(200)
}

test('H19 an operator leads an environment from the announcement to verified while integrations really call', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  const hotels = await operator.makeHotels({ phase: 'PLANNED' })
  const { label, id } = hotels.environment
  const [partner, internal] = [first(hotels.partner.integrations), first(hotels.internal.integrations)]
  await signedIn(page)

  await page.getByRole('link', { name: 'Board', exact: true }).click()
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
  await page.getByRole('textbox', { name: 'Search environments by name' }).fill(label)
  await expect(column('Planned').getByRole('article')).toHaveCount(1)
  await expectAccessible(page)
  await column('Planned').getByRole('link', { name: label }).click()
  await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible()

  // Who is still on SSD is the first thing on the page, and moves with the traffic without a reload.
  const onSsd = page.getByRole('table', { name: 'Integrations still on SSD' })
  await expect(onSsd.getByRole('row').filter({ hasText: partner.name })).toContainText('never')
  expect((await askSsd(server.url, hotels, hotels.partner, partner)).status).toBe(200)
  await expect(onSsd.getByRole('row').filter({ hasText: partner.name })).toContainText('just now', LIVE)

  const dialog = page.getByRole('alertdialog')
  await page.getByRole('button', { name: 'Announce' }).click()
  await expect(dialog.getByLabel('Enterprise ID')).toHaveValue(hotels.enterpriseCode)
  await dialog.getByRole('button', { name: 'Announce' }).click()
  await expect(page.getByText('Notified', { exact: true })).toBeVisible()

  // What one has written down survives a reload, for whoever takes over.
  await page.getByRole('checkbox', { name: 'The inventory is complete' }).check()
  await expect(page.getByText('Step ticked')).toBeVisible()
  const inventory = page
    .getByRole('navigation', { name: 'Steps of the migration' })
    .getByRole('link', { name: /Inventory/ })
  // The page is being read anew after the tick, and may drop a way that is taken meanwhile.
  await expect(async () => {
    await inventory.click()
    await expect(page).toHaveURL(/step=1$/, { timeout: 2_000 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 3, name: /^1 Inventory/ })).toBeVisible()
  await page.getByLabel('Note for a colleague').fill('Asked the hotel on Monday')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText('Note saved')).toBeVisible()
  await page.reload()
  await untilInteractive(page)
  await expect(page.getByLabel('Note for a colleague')).toHaveValue('Asked the hotel on Monday')
  await expect(page.getByRole('link', { name: /Step 1, done: Inventory/ })).toBeVisible()

  await page.getByRole('button', { name: 'Open window' }).click()
  await dialog.getByRole('button', { name: 'Open window' }).click()
  await expect(page.getByText('Migrating', { exact: true })).toBeVisible()
  const begin = page.getByRole('button', { name: 'Begin cut-over' })
  await expect(begin).toBeDisabled()
  await expect(page.getByText('2 integrations are below R4')).toBeVisible()
  await expectAccessible(page)

  const partnerClient = await operator.reissue(hotels.partner, id)
  const sharedClient = await operator.reissue(hotels.internal, id)
  await openTab(page, 'Integrations')
  await expect(page.getByRole('row').filter({ hasText: partner.name })).toContainText('Client reissued', LIVE)
  await tokenAndCall(hotels, partnerClient, partner)
  await tokenAndCall(hotels, sharedClient, internal)
  await expect(page.getByRole('row').filter({ hasText: partner.name })).toContainText('R4', LIVE)
  await expect(page.getByRole('row').filter({ hasText: internal.name })).toContainText('R4', LIVE)
  await expect(begin).toBeEnabled(LIVE)
  await expectAccessible(page)

  await openTab(page, 'Cut-over')
  await expect(page.getByText('Passed by all 2')).toBeVisible()
  await expect(page.getByText('OCIM tokens').locator('xpath=..')).toContainText('2', LIVE)
  await expectAccessible(page)
  await begin.click()
  await expect(dialog.getByRole('button', { name: 'Begin cut-over' })).toBeDisabled()
  await dialog.getByRole('textbox').fill(label)
  await dialog.getByRole('button', { name: 'Begin cut-over' }).click()
  await page.getByRole('button', { name: 'Abort cut-over' }).click()
  await dialog.getByRole('button', { name: 'Abort cut-over' }).click()
  await expect(begin).toBeEnabled()
  await begin.click()
  await dialog.getByRole('textbox').fill(label)
  await dialog.getByRole('button', { name: 'Begin cut-over' }).click()
  await page.getByRole('button', { name: 'Complete migration' }).click()
  await dialog.getByRole('textbox').fill(label)
  await dialog.getByRole('button', { name: 'Complete migration' }).click()
  await expect(page.getByText('Migrated', { exact: true })).toBeVisible()

  const verify = page.getByRole('button', { name: 'Verify and close' })
  await expect(verify).toBeDisabled()
  const ownClient = await operator.ownClient(hotels.internal, id, internal.id)
  await tokenAndCall(hotels, ownClient, internal)
  await tokenAndCall(hotels, partnerClient, partner)
  for (const { name, id: integrationId } of [partner, internal]) {
    await page.goto(`/migration/environments/${id}/integrations/${integrationId}`)
    await untilInteractive(page)
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
    if (name === partner.name) {
      await page.getByRole('button', { name: 'Confirm limits for the partner' }).click()
      await dialog.getByRole('button', { name: 'Confirm limits' }).click()
      await expect(page.getByText('Limits confirmed').first()).toBeVisible()
    }
    // The page is read anew every fifteen seconds; the calls above are written down before that.
    await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeEnabled({ timeout: 45_000 })
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await dialog.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('button', { name: 'Verify', exact: true })).toHaveCount(0)
  }
  await expectAccessible(page)
  await verify.click()
  await dialog.getByRole('button', { name: 'Verify and close' }).click()
  await expect(page.getByText('Verified', { exact: true }).first()).toBeVisible()
  expect((await askSsd(server.url, hotels, hotels.partner, partner)).status).toBe(401)

  await openTab(page, 'Report')
  const report = page.getByRole('article')
  for (const title of [
    'Announced',
    'Window opened',
    'Cut-over aborted',
    'Completed: SSD switched off',
    'Verified and closed',
  ])
    await expect(report.getByText(title, { exact: true })).toBeVisible()
  await expect(report.getByRole('table', { name: 'Integrations of the report' }).getByRole('row')).toHaveCount(3)
  await expect(report).toContainText(`verified integration ${partner.name}`)
  await expectAccessible(page)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(20_000)
  await page.emulateMedia({ media: 'print' })
  await expect(report.getByRole('heading', { name: `Migration of ${label} from SSD to OCIM` })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Environment pages' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await openTab(page, 'History')
  await expect(page.getByRole('heading', { name: `aborted the cut-over of ${label}` })).toBeVisible()
  await page.context().close()
})

test('environments are announced together, each with its result; dates stand in the calendar; the gate is passed over by signature alone', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  const planned = [await operator.makeHotels({ phase: 'PLANNED' }), await operator.makeHotels({ phase: 'PLANNED' })]
  const open = await operator.makeHotels({ phase: 'MIGRATING' })
  await signedIn(page)
  await page.goto('/migration/environments')
  await untilInteractive(page)
  for (const { environment } of [...planned, open])
    await page.getByRole('checkbox', { name: `Choose ${environment.label}` }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Announce' }).click()
  const bulk = page.getByRole('dialog')
  await bulk.getByRole('button', { name: 'Announce 3 environments' }).click()
  await expect(bulk.getByText('2 announced, 1 not.')).toBeVisible()
  await expect(bulk.getByRole('listitem').filter({ hasText: open.environment.label })).toContainText('Not announced')
  await bulk.getByRole('button', { name: 'Close', exact: true }).last().click()
  const chain = planned[0]?.chain.code ?? ''
  await page.getByRole('button', { name: 'Chain: any. Choose' }).click()
  await page.getByRole('textbox', { name: 'Find a chain' }).fill(chain)
  await page.getByRole('dialog').getByRole('button', { name: chain }).click()
  await expect(page).toHaveURL(new RegExp(`chain=${chain}`))
  await expect(page.getByRole('table', { name: 'Environments' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'As a board' }).click()
  await expect(page).toHaveURL(new RegExp(`chain=${chain}`))
  await expect(page.getByRole('article')).toHaveCount(1)

  const windowMonth = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 7)
  await page.goto(`/migration/calendar?month=${windowMonth}`)
  const window = page.getByRole('link', { name: `Window of ${planned[0]?.environment.label}` })
  // Every entry can be reached by keyboard and leads to its environment.
  await window.first().focus()
  await expectAccessible(page)
  await window.first().press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: planned[0]?.environment.label })).toBeVisible()

  await page.goto(`/migration/environments/${open.environment.id}/cut-over`)
  await untilInteractive(page)
  await page.getByRole('button', { name: 'Begin below the gate' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel(/^Type /).fill(open.environment.label)
  const sign = dialog.getByRole('button', { name: 'Sign and begin cut-over' })
  await expect(sign).toBeDisabled()
  await dialog.getByLabel('Your name').fill('Ada Byron')
  await dialog.getByLabel('Reason').fill('The hotel closes the old site tonight')
  await sign.click()
  await expect(page.getByText('Signed by Ada Byron')).toBeVisible()

  await page.goto('/migration/settings')
  await untilInteractive(page)
  await page.getByLabel('Quiet on SSD after').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('must be at least 1').first()).toBeVisible()
  await page.getByLabel('Quiet on SSD after').fill('48')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await untilInteractive(page)
  await expect(page.getByLabel('Quiet on SSD after')).toHaveValue('48')
  await expectAccessible(page)
  await page.context().close()
})
