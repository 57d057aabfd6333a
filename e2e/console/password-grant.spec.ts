import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { refreshingPolicy, signInPerson } from '../fixtures/grants'
import { createPerson } from '../fixtures/identities'
import { openFromList, signedInAs } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

const baseURL = `http://localhost:${process.env.E2E_PORT}`
const cardOf = (page: Page) => page.getByRole('region', { name: 'Password grant', exact: true })

async function openTokens(page: Page, domain: string): Promise<void> {
  await openFromList(page, '/domains', domain)
  await page.getByRole('navigation', { name: 'Domain pages' }).getByRole('link', { name: 'Tokens' }).click()
  await expect(cardOf(page)).toBeVisible()
}

async function save(page: Page): Promise<void> {
  await cardOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(cardOf(page).getByText('Saved').first()).toBeVisible()
}

test('the password grant of a domain is given a last day, then switched off, and the next sign-in is refused', async ({
  page,
}) => {
  const policy = await createPolicy(baseURL, refreshingPolicy({ keyAttributeName: 'totp' }))
  const ada = await createPerson(baseURL)
  expect((await signInPerson(baseURL, policy, ada)).status).toBe(200)
  await signIn(page)
  await openTokens(page, policy.domain)
  const card = cardOf(page)
  await expect(card).toContainText('Clients see passwords, without an end')
  await expect(card.getByRole('row', { name: policy.clientId })).toBeVisible()
  await expectAccessible(page)

  const lastDay = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await card.getByLabel('Last day').fill(lastDay)
  await save(page)
  await page.reload()
  await expect(card.getByLabel('Last day')).toHaveValue(lastDay)
  expect((await signInPerson(baseURL, policy, ada)).status).toBe(200)

  await page.goto('/')
  await expect(page.getByText(`${policy.domain} stops taking passwords in`)).toBeVisible()

  await openTokens(page, policy.domain)
  await card.getByRole('switch', { name: 'Take passwords at the token endpoint' }).uncheck()
  await save(page)
  const refused = await signInPerson(baseURL, policy, ada)
  expect([refused.status, refused.json.error]).toEqual([400, 'unauthorized_client'])
  await page.reload()
  await expect(card.getByRole('switch')).not.toBeChecked()
  await expect(card).not.toContainText('Clients see passwords')
  await expectAccessible(page)
})

test('a client that may use the password grant carries the warning, and loses it with the grant', async ({ page }) => {
  const policy = await createPolicy(baseURL, refreshingPolicy())
  await signIn(page)
  await openFromList(page, '/clients', policy.clientId)
  const card = page.getByRole('region', { name: 'Grants and scopes' })
  await expect(card).toContainText('This client sees people’s passwords')
  await expectAccessible(page)
  await card.getByRole('checkbox', { name: 'Password (legacy)' }).uncheck()
  await expect(card).not.toContainText('This client sees people’s passwords')
})

test('an auditor reads the card and changes nothing', async ({ page, browser }) => {
  const policy = await createPolicy(baseURL, refreshingPolicy())
  await signIn(page)
  const theirs = await signedInAs(page, browser, 'Auditor')
  await openTokens(theirs, policy.domain)
  await expect(cardOf(theirs).getByRole('switch')).toBeDisabled()
  await expect(cardOf(theirs).getByRole('button', { name: 'Save' })).toHaveCount(0)
})
