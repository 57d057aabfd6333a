import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import { createPolicy } from '../fixtures/policy'

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Inventory pages' }).getByRole('link', { name }).click()

/** Fills the dialog of a new thing and creates it. */
async function create(page: Page, kind: string, fields: Record<string, string>) {
  await untilInteractive(page)
  await page
    .getByRole('button', { name: `New ${kind}` })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(new RegExp(`^${label}(required|optional)$`))
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await dialog.getByRole('button', { name: `Create ${kind}` }).click()
  return dialog
}

test('an inventory is made by hand and from a file, whose bad lines are corrected before anything is stored', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  const mark = randomBytes(2).toString('hex').toUpperCase()
  const [customer, chain, enterpriseId] = [`Aurora ${mark}`, `AU${mark}`, `E${mark}`]
  await signIn(page)
  await page.goto('/migration/inventory')

  await create(page, 'customer', { Name: customer })
  await expect(page.getByRole('cell', { name: customer, exact: true })).toBeVisible()
  await tab(page, 'Enterprises')
  const refused = await create(page, 'enterprise', {
    Customer: customer,
    Name: `${customer} Group`,
    'Enterprise ID': 'OPERA',
  })
  await expect(refused.getByText('is reserved')).toBeVisible()
  await refused.getByLabel(/^Enterprise ID/).fill(enterpriseId)
  await refused.getByRole('button', { name: 'Create enterprise' }).click()
  await expect(page.getByRole('cell', { name: enterpriseId })).toBeVisible()

  await tab(page, 'Chains')
  const same = await create(page, 'chain', { Enterprise: enterpriseId, Code: enterpriseId, Name: 'Aurora' })
  await expect(same.getByText('the two must differ')).toBeVisible()
  await same.getByLabel(/^Code/).fill(chain)
  await same.getByRole('button', { name: 'Create chain' }).click()
  await page.getByRole('link', { name: chain, exact: true }).click()
  await create(page, 'property', { Code: 'OSL01', Name: 'Aurora Oslo' })
  await expect(page.getByRole('cell', { name: 'Aurora Oslo' })).toBeVisible()

  await page.goto('/migration/inventory/applications')
  const application = await create(page, 'application', {
    Name: `Warehouse ${mark}`,
    'Built by': 'CUSTOMER',
    Owner: customer,
  })
  await expect(page.getByRole('dialog', { name: `Application key of Warehouse ${mark}` })).toBeVisible()
  await expect(application.getByText(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)).toBeVisible()
  await page.getByLabel('I have stored it where it belongs').check()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expectAccessible(page)

  await page.goto('/migration/inventory/import')
  const lines = (gateway: string) =>
    [
      'kind,parent,code,name,type,gateway,host,email',
      `gateway,${domain},,gw-${mark.toLowerCase()},,,gw-${mark.toLowerCase()}.example,`,
      `environment,${chain},UAT,,NON_PRODUCTION,${gateway},,`,
      `integration,${chain}/UAT,,Nightly extract,,,,it@aurora.example`,
    ].join('\n')
  const choose = (text: string) =>
    page
      .getByLabel('Inventory file')
      .setInputFiles({ name: 'inventory.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose(lines('no-such-gateway'))
  await page.getByRole('button', { name: 'Check file' }).click()
  const problems = page.getByRole('table', { name: 'Lines that cannot be imported' })
  await expect(problems).toContainText('names no gateway, neither in this file nor in the inventory')
  await expect(page.getByRole('button', { name: /^Import \d|^Import one/ })).toBeDisabled()
  await expectAccessible(page)

  await choose(lines(`gw-${mark.toLowerCase()}`))
  await page.getByRole('button', { name: 'Check file' }).click()
  await page.getByRole('button', { name: 'Import 3 lines' }).click()
  await expect(page.getByText('3 lines of inventory.csv are in the inventory now.')).toBeVisible()
  await page.getByRole('link', { name: 'Show environments' }).click()
  const row = page.getByRole('row', { name: new RegExp(`${chain}/UAT`) })
  await expect(row).toContainText('Planned')

  await tab(page, 'Chains')
  await page.getByRole('button', { name: `Delete ${chain}`, exact: true }).click()
  await expect(page.getByRole('alertdialog')).toContainText('It still has properties (1), environments (1)')
})

test('inventory files are read from nobody without a session, and from no page of another site', async ({
  page,
  request,
}) => {
  const address = '/api/migration/inventory/import'
  const file = { headers: { 'content-type': 'text/csv' }, data: 'kind,name\ncustomer,Foreign\n' }
  expect((await request.post(address, file)).status()).toBe(401)
  expect((await request.get('/api/migration/inventory/template')).status()).toBe(401)
  await signIn(page)
  const foreign = { ...file, headers: { ...file.headers, 'sec-fetch-site': 'cross-site' } }
  expect((await page.request.post(address, foreign)).status()).toBe(403)
  const steps = (await (await page.request.post(address, file)).text()).trim().split('\n')
  expect(JSON.parse(steps.at(-1) ?? '')).toMatchObject({ step: 'checked', check: { bad: 0, added: { customer: 1 } } })
})
