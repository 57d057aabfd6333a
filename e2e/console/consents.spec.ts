import { expect, test } from '@playwright/test'
import { somebodyWhoConsented } from '../fixtures/consenting'
import { expectAccessible, signIn } from '../fixtures/console'
import { info, refresh } from '../fixtures/grants'
import { signedInAs } from '../fixtures/people'

test('a consent is found, its tokens end by kind, and it is withdrawn, each time counted before there is a button', async ({
  page,
  browser,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { policy, person, accessToken, refreshToken } = await somebodyWhoConsented(url)
  await signIn(page)
  await page.getByRole('link', { name: 'Consents', exact: true }).click()
  await page.getByRole('textbox', { name: 'Search consents by user name' }).fill(person.username)
  const rows = page.getByRole('table', { name: 'Consents' }).getByRole('row').filter({ hasText: person.username })
  await expect(rows).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Search consents by scope' }).fill('Ledger.read')
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/q=.*scope=Ledger\.read|scope=Ledger\.read.*q=/)
  await expect(rows).toContainText('Stands')
  await expectAccessible(page)

  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto(`/consents?q=${person.username}`)
  await expect(auditor.getByRole('row').filter({ hasText: person.username })).toHaveCount(2)
  await expect(auditor.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)

  await page.goto(`/consents?q=${person.username}&scope=Ledger.read`)
  const dialog = page.getByRole('alertdialog')
  await rows.getByRole('button', { name: /^Revoke/ }).click()
  await expect(dialog.getByRole('status', { name: 'What is hit' })).toContainText('1consent')
  await expect(dialog.getByRole('button', { name: 'Withdraw consent' })).toBeVisible()
  await dialog.getByRole('radio', { name: /End its refresh tokens only/ }).check()
  await expect(dialog.getByRole('status', { name: 'What is hit' })).toContainText('1refresh token')
  await dialog.getByLabel('Issued before').fill('2999-01-01T00:00')
  await expect(dialog.getByText('Choose a moment that has passed')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Revoke tokens' })).toHaveCount(0)
  await dialog.getByLabel('Issued before').fill('')
  await dialog.getByRole('button', { name: 'Revoke tokens' }).click()
  await expect(page.getByText('Tokens revoked')).toBeVisible()
  expect((await refresh(url, policy, refreshToken)).status).toBe(400)
  expect((await info(url, policy, accessToken)).status).toBe(200)

  await rows.getByRole('button', { name: /^Revoke/ }).click()
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect(rows).toContainText('Withdrawn')
  await expect(rows.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)
  expect((await info(url, policy, accessToken)).status).toBe(400)
})

test('a client tells who allowed it what; its filter in the ledger is chosen by name and lives in the address', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { policy, person } = await somebodyWhoConsented(url)
  await signIn(page)
  await page.goto('/consents')
  await page.getByRole('button', { name: 'Client: any. Choose' }).click()
  await page.getByRole('textbox', { name: 'Find a client' }).fill(policy.clientId)
  await page.getByRole('dialog').getByRole('button', { name: policy.clientId }).click()
  await expect(page).toHaveURL(/client=/)
  await expect(page.getByRole('row').filter({ hasText: person.username })).toHaveCount(2)
  await page.getByRole('link', { name: policy.clientId }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: policy.clientId })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: person.username })).toHaveCount(2)
  await expect(page.getByText('Refresh tokens', { exact: true })).toBeVisible()
  await expectAccessible(page)
})
