import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList } from '../fixtures/people'
import { createPerson } from '../fixtures/person'
import { createPolicy } from '../fixtures/policy'

test('scopes are edited in place, and one that clients name stays, with their names', async ({ page, baseURL }) => {
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: '1', exact: true }).first().click()
  await page.getByRole('link', { name: 'Ledger', exact: true }).click()

  await page.getByRole('button', { name: 'Why Ledger.read cannot be removed' }).click()
  await expect(page.getByRole('link', { name: clientId })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Add scope' }).click()
  await page.getByLabel('Scope', { exact: true }).last().fill('not a scope')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('must be printable ASCII without spaces')).toBeVisible()
  await page.getByLabel('Scope', { exact: true }).last().fill('close')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Remove close' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()

  await page.getByRole('button', { name: 'Delete resource' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('1 client still names one of its scopes')
})

test('attributes show the claims they lead to, and exchange lists stay apart from them', async ({ page, baseURL }) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: '1', exact: true }).first().click()
  await page.getByRole('link', { name: 'Ledger', exact: true }).click()
  await page.getByRole('navigation', { name: 'Resource pages' }).getByRole('link', { name: 'Settings' }).click()

  const exchange = page.getByRole('region', { name: 'Token exchange' })
  await exchange.getByLabel('May act on behalf of a person').fill('desk')
  await exchange.getByLabel('May act on behalf of a person').press('Enter')
  await exchange.getByRole('button', { name: 'Save' }).click()
  await expect(exchange).toContainText('Saved')

  const attributes = page.getByRole('region', { name: 'Token attributes' })
  await expect(attributes).toContainText('No claim is added')
  await attributes.getByRole('button', { name: 'Add attribute' }).click()
  await attributes.getByLabel('Claim', { exact: true }).fill('region')
  await attributes.getByLabel('Value').fill('emea')
  const preview = attributes.getByRole('region', { name: 'Preview of the claims' })
  await expect(preview.getByRole('row', { name: /region/ })).toContainText('"emea"')
  await expect(preview.getByRole('row', { name: /region/ })).toContainText('Resource Ledger')
  await attributes.getByRole('button', { name: 'Save' }).click()
  await expect(attributes).toContainText('Saved')
  await page.reload()
  await expect(exchange).toContainText('desk')
  await expect(attributes.getByLabel('Claim', { exact: true })).toHaveValue('region')
})

test('an expression is previewed for a chosen person while it is typed, and an unknown name is told at its field', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { domain } = await createPolicy(url)
  const person = await createPerson(url)
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: '1', exact: true }).first().click()
  await page.getByRole('link', { name: 'Ledger', exact: true }).click()
  await page.getByRole('navigation', { name: 'Resource pages' }).getByRole('link', { name: 'Settings' }).click()

  const attributes = page.getByRole('region', { name: 'Token attributes' })
  await attributes.getByRole('button', { name: 'Add attribute' }).click()
  await attributes.getByLabel('Claim', { exact: true }).fill('mail')
  await attributes.getByLabel('Kind').selectOption('Dynamic')
  await attributes.getByRole('textbox', { name: 'Expression' }).fill('mailto:$user.emial')
  await expect(attributes.getByText('near it: $user.email').first()).toBeVisible()
  await attributes.getByRole('button', { name: 'Save' }).click()
  await expect(attributes.getByRole('textbox', { name: 'Expression' })).toHaveAttribute('aria-invalid', 'true')

  await attributes.getByRole('textbox', { name: 'Expression' }).fill('mailto:$user.email')
  const preview = attributes.getByRole('region', { name: 'Preview of the claims' })
  const row = preview.getByRole('row', { name: /mail/ })
  await expect(row).toContainText('No claim')
  await preview.getByLabel('Preview for a person').fill(person.username)
  await preview.getByRole('button', { name: person.username }).click()
  await expect(row).toContainText(`"mailto:${person.email}"`)
  await attributes.getByRole('button', { name: 'Add attribute' }).click()
  await attributes.getByLabel('Claim', { exact: true }).last().fill('sub')
  await expect(preview.getByRole('row', { name: /^sub/ })).toContainText('the protocol sets it')
  await expectAccessible(page)
  await attributes.getByRole('button', { name: 'Remove sub' }).click()
  await attributes.getByText('Names you can use in an expression').click()
  await expect(attributes.getByRole('row', { name: /user\.groups/ })).toContainText('joined by colons')
  await attributes.getByRole('button', { name: 'Save' }).click()
  await expect(attributes).toContainText('Saved')
})
