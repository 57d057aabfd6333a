import { expect, test } from '@playwright/test'
import { signIn } from '../fixtures/console'
import { openFromList } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

test('of two people who save one card, the second is shown what changed and loses nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  const other = await (await browser.newContext()).newPage()
  await signIn(other)
  await other.goto(page.url())

  await other.getByLabel('Description').fill('from the first')
  await other.getByRole('button', { name: 'Save' }).first().click()
  await expect(other.getByText('Saved').first()).toBeVisible()

  await page.getByLabel('Description').fill('from the second')
  await page.getByRole('textbox', { name: 'Name' }).fill(`${clientId}-renamed`)
  await page.getByRole('button', { name: 'Save' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved this first' })
  await expect(dialog).toContainText('from the first')
  await expect(dialog).toContainText('from the second')
  await dialog.getByRole('button', { name: 'Load theirs, keep my fields' }).click()
  await expect(page.getByLabel('Description')).toHaveValue('from the second')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await other.reload()
  await expect(other.getByLabel('Description')).toHaveValue('from the second')
  await expect(other.getByRole('textbox', { name: 'Name' })).toHaveValue(`${clientId}-renamed`)

  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('main')).toContainText('from the first')
})

test('wrong input is told on its field, and what a domain does not have is refused by name', async ({
  page,
  baseURL,
}) => {
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  await createPolicy(baseURL ?? '', { name: `${domain}-two` })
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('is required')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(clientId)

  const scopes = page.getByRole('region', { name: 'Grants and scopes' })
  await scopes.getByLabel('Scopes').fill('Nowhere.read')
  await scopes.getByLabel('Scopes').press('Enter')
  await scopes.getByRole('button', { name: 'Save' }).click()
  await expect(scopes).toContainText('no resource server of this domain has Nowhere.read')

  const redirects = page.getByRole('region', { name: 'Redirect URIs' })
  await redirects.getByRole('button', { name: 'Add redirect URI' }).click()
  await redirects.getByLabel('Redirect URI 1', { exact: true }).fill('http://app.example/callback')
  await expect(redirects).toContainText('Plain HTTP')
  await redirects.getByLabel('Redirect URI 1', { exact: true }).fill('https://app.example/callback#x')
  await redirects.getByRole('button', { name: 'Save' }).click()
  await expect(redirects).toContainText('must not have a fragment')
})

test('unsaved changes are not lost by a link without a question', async ({ page, baseURL }) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  const address = page.url()
  await page.getByLabel('Description').fill('not saved yet')
  await page.getByRole('link', { name: 'Credentials' }).click()
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(page).toHaveURL(address)
  await expect(page.getByLabel('Description')).toHaveValue('not saved yet')
  await page.getByRole('link', { name: 'Credentials' }).click()
  await question.getByRole('button', { name: 'Leave and lose changes' }).click()
  await expect(page).toHaveURL(/credentials/)
})

test('a client is deleted only after its name is typed', async ({ page, baseURL }) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  const address = page.url()
  await page.getByRole('button', { name: 'Delete client' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('1 live secret')
  await expect(dialog.getByRole('button', { name: 'Delete client' })).toBeDisabled()
  await dialog.getByRole('textbox').fill(clientId)
  await dialog.getByRole('button', { name: 'Delete client' }).click()
  await expect(page).toHaveURL(/\/clients\?domain=/)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: clientId })).toHaveCount(0)
})
