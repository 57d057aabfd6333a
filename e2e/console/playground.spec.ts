import { expect, type Page, test } from '@playwright/test'
import { consentingPolicy } from '../fixtures/consenting'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import { createPerson, type Person } from '../fixtures/identities'
import { openFromList } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

/** What the person does on the pages of the domain. */
async function signInAndAllow(page: Page, person: Person): Promise<void> {
  await page.locator('input[name=username]').fill(person.username)
  await page.locator('input[name=password]').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('button[name=decision][value=allow]').click()
  await page.waitForURL(/\/playground\/callback$/)
}

/** No address the browser saw, and nothing that it stores, holds one of these. */
async function expectKeptNowhere(page: Page, addresses: readonly string[], secrets: readonly string[]): Promise<void> {
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage }))
  for (const secret of secrets) {
    expect(addresses.filter((address) => address.includes(secret))).toEqual([])
    expect(stored).not.toContain(secret)
  }
}

test('a whole code flow with a proof key runs in the open, and its tokens are in no address and in no storage', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, consentingPolicy())
  const person = await createPerson(url)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await signIn(page)
  await page.getByRole('link', { name: 'Playground' }).click()
  await page.getByRole('textbox', { name: 'Search clients by name or id' }).fill(policy.clientId)
  await page.getByRole('link', { name: policy.clientId }).click()
  await page.getByRole('button', { name: 'Register on client' }).click()
  await expect(page.getByText('Registered', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Parameters of the request')).toContainText('code_challenge_method')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send the request' }).click()
  await signInAndAllow(page, person)
  await untilInteractive(page)
  const checks = page.getByRole('list', { name: 'Checks of the answer' })
  await expect(checks.getByText(/^Does not hold:/)).toHaveCount(0)
  await expect(checks.getByText(/^Holds:/)).toHaveCount(5)

  await page.getByRole('textbox', { name: 'Client secret' }).fill(policy.secret)
  const answer = page.waitForResponse((response) => response.url().endsWith('/token'))
  await page.getByRole('button', { name: 'Send the token request' }).click()
  const tokens = (await (await answer).json()) as Record<string, string>
  await expect(page.getByRole('list', { name: 'Checks of the ID token' }).getByText(/^Holds:/)).toHaveCount(6)
  await expect(page.getByText('Signature verified')).toHaveCount(2)
  await page.getByRole('button', { name: 'Ask for user info' }).click()
  await expect(page.getByRole('region', { name: 'User info', exact: true })).toContainText(`"${person.username}"`)
  await expectAccessible(page)

  await page
    .getByRole('region', { name: 'Access token', exact: true })
    .getByRole('link', { name: 'Open in inspector' })
    .click()
  await expect(page.getByRole('region', { name: 'Answer', exact: true })).toContainText(`for ${person.username}`)
  await page.goBack()
  await expect(page.getByRole('list', { name: 'Checks of the ID token' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Client secret' }).fill(policy.secret)
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Refresh', exact: true })).toContainText('Answered 200')
  await page.getByRole('button', { name: 'Revoke refresh token' }).click()
  await expect(page.getByRole('region', { name: 'Revoke the refresh token', exact: true })).toContainText(
    'Answered 200',
  )
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Refresh', exact: true })).toContainText('Answered 400')
  const { access_token = '', refresh_token = '', id_token = '' } = tokens
  await expectKeptNowhere(page, addresses, [access_token, refresh_token, id_token, policy.secret])
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('The server ended the session')).toBeVisible()
  await expectKeptNowhere(page, addresses, [access_token, refresh_token, id_token, policy.secret])
})

test('an answer that is posted, one that is denied and one that nobody asked for are each told for what they are', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, consentingPolicy())
  const person = await createPerson(url)
  await signIn(page)
  await page.goto('/playground/callback?code=stolen&state=somebody-elses')
  await expect(page.getByText('Nobody here asked for this answer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send the token request' })).toHaveCount(0)
  expect(page.url()).not.toContain('stolen')

  await openFromList(page, '/clients', policy.clientId)
  await page.getByRole('link', { name: 'Try it' }).click()
  await page.getByRole('link', { name: 'Open the playground' }).click()
  await page.getByRole('button', { name: 'Register on client' }).click()
  await page.getByRole('combobox', { name: 'Response mode' }).selectOption('form_post')
  await page.getByRole('button', { name: 'Send the request' }).click()
  const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/callback'))
  await signInAndAllow(page, person)
  expect((await posted).postData()).toContain('code=')
  await expect(page.getByRole('list', { name: 'Checks of the answer' }).getByText(/^Does not hold:/)).toHaveCount(0)
  await expect(page.getByText('In a form that the browser posted.').first()).toBeVisible()

  await page.getByRole('link', { name: 'Run again' }).click()
  await page.getByRole('combobox', { name: 'Prompt' }).selectOption('consent')
  await page.getByRole('combobox', { name: 'Response mode' }).selectOption('query')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.locator('button[name=decision][value=deny]').click()
  await expect(page.getByText('The server answered access_denied')).toBeVisible()
  await expectAccessible(page)
  await page.goto(page.url())
  await expect(page.getByText('No answer here')).toBeVisible()
})
