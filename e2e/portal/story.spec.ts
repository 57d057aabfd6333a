import { randomBytes } from 'node:crypto'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import {
  askOcim,
  askSsd,
  callApi,
  type HotelOwner,
  type Hotels,
  type Operator,
  openOperator,
} from '../fixtures/migration'
import { letterTo } from '../fixtures/post-office'
import { recordSecret } from '../fixtures/secrets'
import { sharedServer } from '../fixtures/shared-server'

/**
 * One environment from its announcement to verified, led by three people in three browsers, while its integrations ask
 * for tokens over HTTP between the steps.
 */

let operator: Operator
test.beforeAll(async () => {
  operator = await openOperator(sharedServer())
})
test.afterAll(() => operator.close())

/** Whoever last gave the password a while ago is asked for it again. */
async function prove(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
}

/** The operator invites the first owner, who follows the link of the letter and chooses a password. */
async function invite(console: Page, portal: Page, owner: Pick<HotelOwner, 'id' | 'kind' | 'name'>): Promise<string> {
  const email = `owner-${randomBytes(4).toString('hex')}@${owner.kind.toLowerCase()}.example`
  await console.goto(`/migration/people/${owner.kind.toLowerCase()}/${owner.id}`)
  await untilInteractive(console)
  await console.getByRole('button', { name: 'Invite person' }).click()
  const dialog = console.getByRole('dialog', { name: `Invite to ${owner.name}` })
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByRole('radio', { name: 'Owner' }).check()
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const asked = console.getByRole('dialog', { name: 'Confirm that it is you' })
  const made = console.getByRole('dialog').filter({ hasText: email })
  await expect(asked.or(made).first()).toBeVisible()
  if (await asked.isVisible()) await prove(console, adminCredentials().password)
  const letter = await letterTo(email, 'Your access to the migration portal')
  const link = /https?:\/\/\S+/.exec(letter.text)?.[0] ?? ''
  await portal.goto(link)
  const password = `portal-${randomBytes(9).toString('base64url')}`
  recordSecret(password)
  await portal.getByLabel('Password', { exact: true }).fill(password)
  await portal.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(portal).toHaveURL(/\/portal/)
  return email
}

/** What a dialog shows for the only time. */
async function shownOnce(page: Page, idLabel: RegExp): Promise<{ clientId: string; secret: string }> {
  const dialog = page.getByRole('dialog').filter({ hasText: 'This is the only time it is shown' })
  const value = (label: RegExp | string) =>
    dialog.locator('dl > div').filter({ hasText: label }).locator('dd .mono').first().innerText()
  const issued = { clientId: await value(idLabel), secret: await value('Client secret') }
  recordSecret(issued.secret)
  await dialog.getByRole('checkbox', { name: 'I have stored it where it belongs' }).check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  return issued
}

async function confirm(page: Page, opens: Locator, name: string, typed?: string): Promise<void> {
  await opens.click()
  const dialog = page.getByRole('alertdialog')
  if (typed !== undefined) await dialog.getByRole('textbox').last().fill(typed)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function reissue(page: Page): Promise<{ clientId: string; secret: string }> {
  await untilInteractive(page)
  await page.getByRole('button', { name: 'Reissue Client ID' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reissue Client ID' }).click()
  return shownOnce(page, /^Client id/i)
}

test('an operator, a customer and a partner lead an environment from its announcement to verified', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const url = baseURL ?? ''
  const hotels: Hotels = await operator.makeHotels({ phase: 'PLANNED' })
  const { environment, partner, internal } = hotels
  const { id, label } = environment
  const [partnerIntegration] = partner.integrations
  const [ownIntegration] = internal.integrations
  if (!partnerIntegration || !ownIntegration) throw new Error('no integrations were made')
  const people = await Promise.all(['operator', 'customer', 'partner'].map(() => browser.newContext()))
  const [console, customer, portal] = await Promise.all(people.map((context) => context.newPage()))
  if (!console || !customer || !portal) throw new Error('no pages')
  await signIn(console)
  const partnerEmail = await invite(console, portal, partner)
  const customerEmail = await invite(console, customer, { ...hotels.customer, kind: 'CUSTOMER' })
  const ssd = (owner: HotelOwner) => askSsd(url, hotels, owner, owner === partner ? partnerIntegration : ownIntegration)
  const onEnvironment = async () => {
    await console.goto(`/migration/environments/${id}`)
    await untilInteractive(console)
  }

  await test.step('announced: both are told, and only SSD works', async () => {
    await onEnvironment()
    await confirm(console, console.getByRole('button', { name: 'Announce' }), 'Announce')
    await expect(console.getByRole('main')).toContainText('Notified')
    expect((await letterTo(partnerEmail, `${label} moves to OCIM`)).text).toContain(hotels.enterpriseCode)
    await letterTo(customerEmail, `${label} moves to OCIM`)
    expect(await ssd(partner)).toMatchObject({ status: 200 })
    expect(await ssd(internal)).toMatchObject({ status: 200 })
    expect(await askOcim(url, hotels, partner.ssd, partnerIntegration)).toMatchObject({
      status: 401,
      text: 'Failed to authenticate application',
    })
    await portal.goto('/portal')
    await expect(portal.getByRole('main')).toContainText(label)
    await portal.goto(`/portal/chains/${id}`)
    await expect(portal.getByRole('button', { name: 'Reissue Client ID' })).toHaveCount(0)
  })

  await test.step('the window opens: the partner reissues, asks and calls while SSD goes on', async () => {
    await onEnvironment()
    await confirm(console, console.getByRole('button', { name: 'Open window' }), 'Open window')
    await letterTo(partnerEmail, `You can move ${label}`)
    await portal.goto(`/portal/chains/${id}`)
    await expect(portal.getByRole('main')).toContainText('Migrating Soon')
    const client = await reissue(portal)
    expect(client.clientId).toMatch(/-Client$/)
    const { token } = await askOcim(url, hotels, client, partnerIntegration)
    expect(await callApi(url, hotels, token, partnerIntegration)).toMatchObject({ status: 200 })
    expect(await ssd(partner)).toMatchObject({ status: 200 })
    await expect.poll(async () => (await operator.integration(partnerIntegration.id)).score).toBeGreaterThanOrEqual(4)
    await expect(portal.locator('#integrations')).toContainText('R4')
    await expectAccessible(portal)
    Object.assign(partner, { client })
  })

  await test.step('the gate holds the cut-over back until the customer has moved too', async () => {
    await onEnvironment()
    await expect(console.getByRole('button', { name: 'Begin cut-over' })).toBeDisabled()
    await customer.goto(`/portal/environments/${id}`)
    const client = await reissue(customer)
    const { token } = await askOcim(url, hotels, client, ownIntegration)
    expect(await callApi(url, hotels, token, ownIntegration)).toMatchObject({ status: 200 })
    await expect(console.getByRole('button', { name: 'Begin cut-over' })).toBeEnabled({ timeout: 20_000 })
  })

  await test.step('completed: no request by SSD succeeds, for anybody', async () => {
    const before = await ssd(internal)
    await confirm(console, console.getByRole('button', { name: 'Begin cut-over' }), 'Begin cut-over', label)
    expect(await ssd(partner)).toMatchObject({ status: 200 })
    await confirm(console, console.getByRole('button', { name: 'Complete migration' }), 'Complete migration', label)
    await expect(console.getByRole('main')).toContainText('Migrated')
    for (const owner of [partner, internal]) {
      expect(await ssd(owner)).toMatchObject({ status: 401, text: 'Failed to authenticate application' })
    }
    expect((await callApi(url, hotels, before.token, ownIntegration)).status).toBe(401)
    await letterTo(customerEmail, `${label} is on OCIM`)
  })

  await test.step('the customer gives the converted client a secret, both go on by OCIM and verify', async () => {
    await customer.goto(`/portal/environments/${id}/clients`)
    await untilInteractive(customer)
    const row = customer.getByRole('row').filter({ hasText: `was ${ownIntegration.users[0]?.username}` })
    await row.getByRole('button', { name: /^Manage/ }).click()
    await customer.getByRole('dialog').getByRole('button', { name: 'Issue secret' }).click()
    const own = await shownOnce(customer, /^Client id/)
    expect(own.clientId).toMatch(/^[0-9a-f-]{36}$/)
    const issued = (partner as HotelOwner & { client: { clientId: string; secret: string } }).client
    for (const [client, integration] of [
      [own, ownIntegration],
      [issued, partnerIntegration],
    ] as const) {
      const { token } = await askOcim(url, hotels, client, integration)
      expect(await callApi(url, hotels, token, integration)).toMatchObject({ status: 200 })
    }
    await portal.goto(`/portal/chains/${id}`)
    await untilInteractive(portal)
    await portal.getByRole('button', { name: `Confirm limits: ${partnerIntegration.name}` }).click()
    await expect(portal.getByRole('button', { name: `Confirm limits: ${partnerIntegration.name}` })).toHaveCount(0)
    await verified(
      portal,
      () => portal.getByRole('button', { name: `Verify: ${partnerIntegration.name}` }).click(),
      partnerIntegration.id,
    )
    await verified(
      customer,
      async () => {
        await customer.goto(`/portal/environments/${id}/integrations/${ownIntegration.id}`)
        await untilInteractive(customer)
        await confirm(customer, customer.getByRole('button', { name: 'Verify', exact: true }), 'Verify')
      },
      ownIntegration.id,
    )
  })

  await test.step('closed: the report tells who did what', async () => {
    await onEnvironment()
    await confirm(console, console.getByRole('button', { name: 'Verify and close' }), 'Verify and close')
    await expect(console.getByRole('main')).toContainText('Verified')
    await console.goto(`/migration/environments/${id}/report`)
    await expect(console.getByRole('main')).toContainText(partnerIntegration.name)
    await expectAccessible(console)
    await customer.goto(`/portal/environments/${id}/audit`)
    const audit = customer.getByRole('main')
    await expect(audit).toContainText(ownIntegration.users[0]?.username ?? '')
  })
  await Promise.all(people.map((context) => context.close()))
})

/** Traffic counts within a second or two; until then verifying is refused. */
async function verified(page: Page, act: () => Promise<void>, integrationId: string): Promise<void> {
  await expect(async () => {
    await act()
    await expect
      .poll(async () => (await operator.integration(integrationId)).state, { timeout: 3_000 })
      .toBe('VERIFIED')
  }).toPass({ timeout: 30_000 })
  await page.reload()
}
