import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList, unique } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

test('a new domain starts with sound values, each with its reason, and a taken name is told on its field', async ({
  page,
}) => {
  const name = `Tenant-${unique()}`
  await signIn(page)
  await page.goto('/domains/new')
  await expect(page.getByLabel('PKCE')).toHaveValue('ALL_CLIENTS_TYPES_STRICT')
  await expect(page.getByLabel('Issuer')).toHaveValue('DOMAIN')
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByText('is required')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('Overlap of secrets').fill('400')
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByText('must be a whole number from 0 to 365')).toBeVisible()
  await page.getByLabel('Overlap of secrets').fill('3')
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`/oauth2/domains/${name}`)

  await page.goto('/domains/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name.toUpperCase())
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true')
})

test('token lifetimes are saved by type, and ID_TOKEN is added and taken away again', async ({ page, baseURL }) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('navigation', { name: 'Domain pages' }).getByRole('link', { name: 'Tokens' }).click()
  const card = page.getByRole('region', { name: 'Lifetimes' })
  const access = card.getByRole('group', { name: 'Access token' })
  await access.getByLabel('Lives').first().fill('-1')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(access).toContainText('must be a whole number from 0')
  await access.getByLabel('Lives').first().fill('1800')
  await expect(access).toContainText('30 minutes')
  await page.getByRole('button', { name: 'Add ID token' }).click()
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await expect(access.getByLabel('Lives').first()).toHaveValue('1800')
  await page.getByRole('button', { name: 'Remove ID token' }).click()
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Add ID token' })).toBeVisible()
})

test('refresh rules stand in place: the server’s until the domain says otherwise, with the row in force', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '', { domain: { customAttrs: '{"keyAttributeName":"totp"}' } })
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('navigation', { name: 'Domain pages' }).getByRole('link', { name: 'Tokens' }).click()
  const card = page.getByRole('region', { name: 'Refresh tokens' })
  const inForce = card.getByRole('row').filter({ hasText: 'in force' })
  await expect(inForce).toContainText('yes, until it expires')
  await expect(card.getByRole('button', { name: 'Server default' })).toHaveCount(2)
  await card.getByLabel('A refresh also returns a new refresh token').selectOption('On')
  await card.getByLabel('A refresh token ends with its use').selectOption('On')
  await expect(inForce).toContainText('no, and whoever tries ends the whole family')
  await card.getByLabel('Refreshing ends after').fill('0')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('must be a whole number of 1 or more')
  await card.getByLabel('Refreshing ends after').fill('2592000')
  await expect(card).toContainText('30 days')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('Saved')
  await expectAccessible(page)
  await page.reload()
  await expect(card.getByRole('button', { name: 'Domain' })).toHaveCount(2)
  await expect(card.getByLabel('Refreshing ends after')).toHaveValue('2592000')

  await page.getByRole('link', { name: 'Advanced', exact: true }).click()
  await expect(
    page.getByText('keyAttributeName').or(page.locator('input[value="keyAttributeName"]')).first(),
  ).toBeVisible()
})

test('a policy card saves alone and keeps what other cards and scripts stored', async ({ page, baseURL }) => {
  const { domain } = await createPolicy(baseURL ?? '', {
    domain: { customAttrs: '{"keyAttributeName":"totp","usePKCE":"PUBLIC_CLIENTS"}' },
  })
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: 'PKCE', exact: true }).click()
  const pkce = page.getByRole('region', { name: 'PKCE', exact: true })
  await expect(pkce).toContainText('Weaker than RFC 9700')
  await pkce.getByLabel('Who must use PKCE').selectOption('ALL_CLIENTS_TYPES_STRICT')
  await pkce.getByRole('button', { name: 'Save' }).click()
  await expect(pkce).toContainText('Saved')
  await page.getByRole('link', { name: 'Policy', exact: true }).click()
  const issuer = page.getByRole('region', { name: 'Issuer' })
  await issuer.getByLabel('Its own').check()
  await issuer.getByRole('button', { name: 'Save' }).click()
  await expect(issuer).toContainText('Saved')

  await page.getByRole('link', { name: 'Advanced' }).click()
  const json = page.getByRole('region', { name: 'custom attributes as JSON' })
  await expect(json).toContainText('totp')
  await expect(json).toContainText('ALL_CLIENTS_TYPES_STRICT')
  await expect(json).toContainText('DOMAIN')
  await page.getByRole('button', { name: 'Add attribute' }).click()
  await page.getByLabel('Key', { exact: true }).last().fill('consentExpiryTimeInMinutes')
  await page.getByLabel('Value', { exact: true }).last().fill('soon')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('must be a whole number of 1 or more')).toBeVisible()
})

test('a domain with something in it is not deleted, and one without goes after its name is typed', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('button', { name: 'Delete domain' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('1 resource server and 1 client still live in it')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close' }).click()

  const empty = `Empty-${unique()}`
  await page.goto('/domains/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(empty)
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByRole('heading', { level: 1, name: empty })).toBeVisible()
  await page.getByRole('button', { name: 'Delete domain' }).click()
  await page.getByRole('alertdialog').getByRole('textbox').fill(empty)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete domain' }).click()
  await expect(page).toHaveURL(/\/domains$/)
  await page.goto(`/domains?q=${empty}`)
  await expect(page.getByText('No domain matches')).toBeVisible()
})
