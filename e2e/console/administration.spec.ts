import { expect, test } from '@playwright/test'
import { expectAccessible, signIn, signInAfresh } from '../fixtures/console'
import { recordSecret } from '../fixtures/secrets'

const unique = () => Math.random().toString(36).slice(2, 10)

test.describe('administrators', () => {
  test('an administrator makes an auditor, who signs in and is offered nothing to change', async ({
    page,
    browser,
  }) => {
    const auditor = { username: `auditor-${unique()}`, password: recordSecret(`long-password-${unique()}`) }
    await signIn(page)
    await page.goto('/settings/administrators')
    await expectAccessible(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'New administrator' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Create administrator' }).click()
    await expect(dialog.getByText('must have at least 2 characters')).toBeVisible()
    await dialog.getByLabel('User name').fill(auditor.username)
    await dialog.getByLabel('Auditor').check()
    await dialog.getByLabel(/^Password/).fill(auditor.password)
    await dialog.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByRole('row', { name: auditor.username })).toContainText('Auditor')

    const theirs = await (await browser.newContext()).newPage()
    await signIn(theirs, auditor)
    await theirs.goto('/settings/administrators')
    await expect(theirs.getByRole('row', { name: auditor.username })).toBeVisible()
    await expect(theirs.getByRole('button', { name: 'New administrator' })).toHaveCount(0)
    await theirs.goto('/domains')
    await expect(theirs.getByRole('link', { name: 'New domain' })).toHaveCount(0)

    // Disabling ends their session at once.
    await page.getByRole('row', { name: auditor.username }).getByRole('button', { name: 'Disable' }).click()
    await page.getByRole('button', { name: 'Disable account' }).click()
    await expect(page.getByRole('row', { name: auditor.username })).toContainText('Disabled')
    await theirs.goto('/audit')
    await expect(theirs).toHaveURL(/sign-in/)
  })

  test('a taken user name is told on its field', async ({ page }) => {
    await signIn(page)
    await page.goto('/settings/administrators')
    await page.getByRole('button', { name: 'New administrator' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('User name').fill('ADMIN')
    await dialog.getByLabel('Auditor').check()
    await dialog.getByLabel(/^Password/).fill(recordSecret(`long-password-${unique()}`))
    await dialog.getByRole('button', { name: 'Create administrator' }).click()
    await expect(dialog.getByText('is taken')).toBeVisible()
  })
})

test('an API token is shown once, works as Bearer, and stops working when revoked', async ({ page, request }) => {
  const name = `script ${unique()}`
  await signIn(page)
  await page.goto('/settings/api-tokens')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'New API token' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click()
  const once = page.getByRole('dialog', { name: 'The new API token' })
  const token = recordSecret((await once.getByText(/^gtk_/).textContent()) ?? '')
  await once.getByLabel('I have stored it').check()
  await once.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row', { name })).toBeVisible()
  await expect(page.getByText(token)).toHaveCount(0)

  const path = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/oauthidentitydomain'
  const headers = { Authorization: `Bearer ${token}` }
  expect((await request.get(path, { headers })).status()).toBe(200)
  await page.getByRole('row', { name }).getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('button', { name: 'Revoke token' }).click()
  await expect(page.getByRole('row', { name })).toContainText('Revoked')
  expect((await request.get(path, { headers })).status()).toBe(401)
})

test('changing the password ends the other sessions and keeps this one', async ({ page, browser }) => {
  const person = { username: `person-${unique()}`, password: recordSecret(`first-password-${unique()}`) }
  const next = recordSecret(`second-password-${unique()}`)
  await signIn(page)
  await page.goto('/settings/administrators')
  await page.getByRole('button', { name: 'New administrator' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('User name').fill(person.username)
  await dialog.getByLabel('Auditor').check()
  await dialog.getByLabel(/^Password/).fill(person.password)
  await dialog.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByRole('row', { name: person.username })).toBeVisible()

  const [here, elsewhere] = await Promise.all([browser.newContext(), browser.newContext()])
  const pages = [await here.newPage(), await elsewhere.newPage()] as const
  for (const one of pages) await signInAfresh(one, person)
  await pages[0].goto('/account')
  await expectAccessible(pages[0])
  await pages[0].setViewportSize({ width: 1440, height: 900 })
  await pages[0].getByLabel('Current password').fill(`wrong-${unique()}`)
  await pages[0].getByLabel('New password').fill(next)
  await pages[0].getByRole('button', { name: 'Change password' }).click()
  await expect(pages[0].getByText(/is wrong|not right|does not match/i)).toBeVisible()
  await pages[0].getByLabel('Current password').fill(person.password)
  await pages[0].getByRole('button', { name: 'Change password' }).click()
  await expect(pages[0].getByText('Password changed')).toBeVisible()
  await pages[1].goto('/account')
  await expect(pages[1]).toHaveURL(/sign-in/)
  await pages[0].reload()
  await expect(pages[0].getByRole('heading', { name: 'Your account' })).toBeVisible()
})
