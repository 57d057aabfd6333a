import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList, signedInAs, unique } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

/** Makes a user in the console with a generated password, and ends on the page of that user. */
async function createUser(page: Page, username: string): Promise<{ password: string }> {
  await page.goto('/users/new')
  const store = page.getByLabel('Identity store')
  if ((await store.inputValue()) === '') await store.selectOption({ label: 'UserIdentityStore1' })
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Full name').fill(`Person ${username}`)
  await page.getByLabel('E-mail address').fill(`${username}@example.com`)
  await page.getByRole('button', { name: 'Create user' }).click()
  const once = page.getByRole('dialog', { name: `The password of ${username}` })
  const password = recordSecret(await once.locator('dd').nth(1).locator('.mono').innerText())
  await once.getByLabel('I have stored it').check()
  await once.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { level: 1, name: username })).toBeVisible()
  return { password }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

test('a user is made with a password shown once, found by any part of the name, locked and unlocked', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/users/new')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByText('is required').first()).toBeVisible()

  const username = `casey-${unique()}`
  const { password } = await createUser(page, username)
  expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  await expect(page.getByText('Nothing stands in the way of this person.')).toBeVisible()

  await press(page, 'Lock')
  await expect(page.getByText('Locked by an administrator')).toBeVisible()
  await page.goto('/users?state=locked')
  await page.getByLabel('Search users by name or e-mail').fill(username.slice(0, 9))
  await expect(page).toHaveURL(/[?&]q=/)
  await expect(page.getByRole('row', { name: username })).toContainText('Locked')
  await page.getByRole('link', { name: username, exact: true }).click()
  await press(page, 'Unlock')
  await expect(page.getByText('Nothing stands in the way of this person.')).toBeVisible()
  await press(page, 'Disable')
  await expect(page.getByText('every grant and every token of theirs is refused')).toBeVisible()
  await press(page, 'Enable')
  await press(page, 'Sign out everywhere')
  await expect(page.getByText('issued until now are refused')).toBeVisible()
  await press(page, 'Force password change')
  await expect(page.getByText('Refused until another password has been set.')).toBeVisible()

  await page.getByRole('navigation', { name: 'User pages' }).getByRole('link', { name: 'History' }).click()
  for (const done of ['created user', 'locked user', 'unlocked user', 'disabled user', 'enabled user']) {
    await expect(page.getByRole('heading', { name: `admin ${done} ${username}` })).toBeVisible()
  }
  await expect(page.getByText(`asked user ${username} for another password`)).toBeVisible()
  expect(await page.content()).not.toContain(password)
})

test('what a person is known by is edited card by card, and a password is set in place', async ({ page }) => {
  await signIn(page)
  const username = `robin-${unique()}`
  await createUser(page, username)

  const contact = page.getByRole('region', { name: 'Contact' })
  await contact.getByLabel('Telephone number').fill('call me')
  await contact.getByRole('button', { name: 'Save' }).click()
  await expect(contact.getByText('must be a telephone number').first()).toBeVisible()
  await contact.getByLabel('Telephone number').fill('+49 30 1234567')
  await contact.getByRole('button', { name: 'Save' }).click()
  await expect(contact).toContainText('Saved')

  const groups = page.getByRole('region', { name: 'Groups' })
  await groups.getByLabel('Groups').fill('staff\nnight shift')
  await groups.getByRole('button', { name: 'Save' }).click()
  await expect(groups).toContainText('Saved')

  const attributes = page.getByRole('region', { name: 'Custom attributes' })
  await attributes.getByRole('button', { name: 'Add attribute' }).click()
  await attributes.getByLabel('Name').fill('level')
  await attributes.getByLabel('Kind').selectOption({ label: 'Number' })
  await attributes.getByLabel('Value').fill('three')
  await attributes.getByRole('button', { name: 'Save' }).click()
  await expect(attributes.getByText('must be a number').first()).toBeVisible()
  await attributes.getByLabel('Value').fill('3')
  await attributes.getByRole('button', { name: 'Save' }).click()
  await expect(attributes).toContainText('Saved')

  await page.getByRole('button', { name: 'Set another password' }).click()
  const dialog = page.getByRole('dialog', { name: /^Set another password/ })
  await dialog.getByRole('radio', { name: 'Choose one' }).check()
  await dialog.getByLabel('Password to set').fill('short')
  await dialog.getByRole('button', { name: 'Set password' }).click()
  await expect(dialog.getByText('must have at least 12 characters').first()).toBeVisible()
  await dialog.getByLabel('Password to set').fill(recordSecret(`a long password ${unique()}`))
  await dialog.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText(`Password of ${username} set`)).toBeVisible()

  await page.reload()
  await expect(groups.getByLabel('Groups')).toHaveValue('staff\nnight shift')
  await expect(attributes.getByLabel('Value')).toHaveValue('3')
})

test('the list of users and the page of one are accessible', async ({ page }) => {
  await signIn(page)
  await createUser(page, `able-${unique()}`)
  await expectAccessible(page)
  await page.goto('/users')
  await expectAccessible(page)
  await page.goto('/users/new')
  await expectAccessible(page)
})

test('deleting a user asks for the name and says what goes with it', async ({ page }) => {
  await signIn(page)
  const username = `gone-${unique()}`
  await createUser(page, username)
  await page.getByRole('button', { name: 'Delete user' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('profile, groups, attributes and password')
  await expect(dialog.getByRole('button', { name: 'Delete user' })).toBeDisabled()
  await dialog.getByRole('textbox').fill(username)
  await dialog.getByRole('button', { name: 'Delete user' }).click()
  await expect(page.getByText(`User ${username} deleted`)).toBeVisible()
  await page.goto(`/users?q=${username}`)
  await expect(page.getByText('Nobody matches')).toBeVisible()
})

test('an auditor reads people and changes nothing, and a domain administrator of a shared store sees nobody', async ({
  page,
  browser,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  // The default store is used by a foreign domain as well.
  await createPolicy(baseURL ?? '')
  await signIn(page)
  const username = `private-${unique()}`
  await createUser(page, username)
  const address = page.url()
  const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await press(page, 'Lock')
  const watched = await sent
  await expect(page.getByText('Locked by an administrator')).toBeVisible()

  const auditor = await signedInAs(page, browser, 'Auditor')
  await openFromList(auditor, '/users', username)
  await expect(auditor.getByText('signed in as an auditor').first()).toBeVisible()
  for (const name of ['Unlock', 'Delete user', 'Save', 'Set another password']) {
    await expect(auditor.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await auditor.goto('/users/new')
  await expect(auditor.getByRole('button', { name: 'Create user' })).toHaveCount(0)
  const forged = await auditor.request.post(watched.url(), {
    headers: {
      'next-action': watched.headers()['next-action'] ?? '',
      'content-type': watched.headers()['content-type'] ?? 'text/plain',
      origin: new URL(watched.url()).origin,
      accept: 'text/x-component',
    },
    data: watched.postData() ?? '',
  })
  expect(await forged.text()).toContain('"code":"forbidden"')

  const foreign = await signedInAs(page, browser, 'Domain administrator', domain)
  await foreign.goto(`/users?q=${username}`)
  await expect(foreign.getByText('Nobody matches')).toBeVisible()
  await foreign.goto(address)
  await expect(foreign.getByText(username)).toHaveCount(0)
  await expect(foreign.getByRole('heading', { level: 1 })).toHaveText('Nothing at this address')
})
