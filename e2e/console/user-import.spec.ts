import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { signedInAs, unique } from '../fixtures/people'
import { recordSecret } from '../fixtures/secrets'

/** A built-in store of its own, so that what is imported does not stand in other tests' lists. */
async function freshStore(page: Page): Promise<string> {
  const name = `Import-${unique()}`
  await page.goto('/settings/identity-stores/new')
  await page.getByLabel(/^Name/).fill(name)
  await page.getByRole('button', { name: 'Create store' }).click()
  await page.getByRole('link', { name: 'Import users' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import users' })).toBeVisible()
  return name
}

const choose = (page: Page, content: string) =>
  page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })

test('a file is checked line by line, nothing is stored until it is confirmed, and then exactly the good lines', async ({
  page,
}) => {
  await signIn(page)
  const store = await freshStore(page)
  const suffix = unique()
  const password = recordSecret(`quiet river ${suffix}`)
  await choose(
    page,
    [
      'Login;Full name;E-Mail;Groups;Password;Desk',
      `ada-${suffix};Ada Lovelace;ada@example.com;staff;${password};12`,
      `bob-${suffix};=SUM(A1);bob@example.com;;;`,
      `cy-${suffix};Cy;no address;;;`,
      `ADA-${suffix};Ada again;;;;`,
      `dee-${suffix};Dee;dee@example.com;staff,night;;`,
    ].join('\r\n'),
  )
  await expect(page.getByLabel('Login is')).toHaveValue('username')
  await expect(page.getByLabel('Desk is')).toHaveValue('')
  await page.getByLabel('Desk is').selectOption({ label: 'Custom attribute Desk' })
  await page.getByLabel('Login is').selectOption({ label: 'Left out' })
  await expect(page.getByText('Choose which column holds the user name.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check file' })).toBeDisabled()
  await page.getByLabel('Login is').selectOption({ label: 'User name' })
  expect(await page.content()).not.toContain(password)

  await page.getByRole('button', { name: 'Check file' }).click()
  await expect(page.getByText('3 lines cannot be imported')).toBeVisible()
  const bad = page.getByRole('table', { name: 'Lines that cannot be imported' })
  await expect(bad.getByRole('row', { name: /3.*Full name.*begins like a formula/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /4.*E-Mail.*must be an e-mail address/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /5.*Login.*stands in line 2 already/ })).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download report' }).click(),
  ])
  expect(readFileSync((await download.path()) ?? '', 'utf8')).toContain('"4","E-Mail","must be an e-mail address"')

  await page.getByRole('button', { name: 'Import 2 users, leave out 3 lines' }).click()
  await expect(page.getByText(`2 users added to ${store} from people.csv.`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show users' }).click()
  await expect(page.getByRole('link', { name: `ada-${suffix}` })).toBeVisible()
  await expect(page.getByRole('link', { name: `dee-${suffix}` })).toBeVisible()
  await expect(page.getByRole('link', { name: `cy-${suffix}` })).toHaveCount(0)
})

test('a file that cannot be taken is refused with the reason', async ({ page }) => {
  await signIn(page)
  await freshStore(page)
  await page.getByLabel('CSV file').setInputFiles({
    name: 'latin.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('login\nJ\xfcrgen\n', 'latin1'),
  })
  await page.getByRole('button', { name: 'Check file' }).click()
  await expect(page.getByText('The file is not UTF-8. Save it as “CSV UTF-8”.')).toBeVisible()
  await choose(page, 'login\n')
  await page.getByRole('button', { name: 'Check file' }).click()
  await expect(page.getByText('There is no line below the header.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import 0/ })).toBeDisabled()
})

test('the address of the import answers nobody without a session, no auditor and no page of another site', async ({
  page,
  browser,
  request,
}) => {
  const query = `store=x&mapping=${encodeURIComponent('["username"]')}`
  const headers = { 'content-type': 'text/csv' }
  expect((await request.post(`/api/users/import?${query}`, { headers, data: 'u\na' })).status()).toBe(401)
  await signIn(page)
  const foreign = { ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const forged = await page.context().request.post(`/api/users/import?${query}`, { headers: foreign, data: 'u\na' })
  expect(forged.status()).toBe(403)
  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto('/users/import')
  await expect(auditor.getByLabel('CSV file')).toHaveCount(0)
  const refused = await auditor.context().request.post(`/api/users/import?${query}`, { headers, data: 'u\na' })
  expect(refused.status()).toBe(403)
  await auditor.context().close()
})
