import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { post, refreshingPolicy, signInPerson } from '../fixtures/grants'
import { createPerson } from '../fixtures/identities'
import { signedInAs } from '../fixtures/people'
import { administer, createPolicy } from '../fixtures/policy'

async function inspect(page: Page, pasted: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(pasted)
  await page.getByRole('button', { name: 'Inspect' }).click()
}
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })

test('a pasted token is told in a sentence, ended with its authorization, and is then refused by the rule that is shown', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, refreshingPolicy())
  const person = await createPerson(url)
  const { accessToken, refreshToken } = await signInPerson(url, policy, person)
  await signIn(page)
  await page.getByRole('link', { name: 'Tokens', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()

  await inspect(page, `Authorization: Bearer ${accessToken}`)
  await expect(answer(page)).toContainText(
    /Valid for (59|60) minutes more\. Issued to reporter-\w+ for ada-\w+ through the password grant\./,
  )
  await expect(page.getByText('Signature verified')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Rules' })).toContainText('token.password-changed')
  await expectAccessible(page)
  expect(page.url()).toBe(`${url}/tokens`)

  await inspect(page, refreshToken)
  await expect(answer(page)).toContainText(/Valid for 2[34] hours more\./)
  await page.getByRole('button', { name: 'Revoke authorization' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke authorization' }).click()
  await expect(answer(page)).toContainText('Not valid: it was revoked.')

  await inspect(page, accessToken)
  await expect(answer(page)).toContainText('Not valid: the authorization it comes from was revoked.')
  await expect(page.getByText('Where to change it')).toBeVisible()
  await expectAccessible(page)
  expect((await post(url, 'token/info', policy, { access_token: accessToken })).status).toBe(400)

  await inspect(page, 'something from a log line')
  await expect(answer(page)).toContainText('Not one of yours')
})

test('an auditor looks and ends nothing; a domain administrator sees no token of another domain', async ({
  page,
  browser,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, refreshingPolicy())
  const other = await createPolicy(url)
  const { accessToken } = await signInPerson(url, policy, await createPerson(url))
  await signIn(page)
  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto('/tokens')
  await inspect(auditor, accessToken)
  await expect(answer(auditor)).toContainText('Valid for')
  await expect(auditor.getByRole('button', { name: /Revoke|Sign out everywhere/ })).toHaveCount(0)
  const stranger = await signedInAs(page, browser, 'Domain administrator', other.domain)
  await stranger.goto('/tokens')
  await inspect(stranger, accessToken)
  await expect(answer(stranger)).toContainText('Not one of yours')
  await expect(stranger.getByText(policy.clientId)).toHaveCount(1)
})

test('what would be refused now for a person follows a lock at once, and counts nothing', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, refreshingPolicy())
  const person = await createPerson(url)
  await signInPerson(url, policy, person)
  await signIn(page)
  await page.goto(`/users/${person.id}/refused`)
  await page.getByRole('combobox', { name: 'Domain' }).selectOption({ label: policy.domain })
  const grants = page.getByRole('list', { name: `Grants in ${policy.domain}` })
  await expect(grants.getByRole('listitem').filter({ hasText: 'The password is taken as right' })).toContainText(
    'Would pass',
  )
  const families = page.getByRole('list', { name: 'Authorizations' })
  await expect(families).toContainText('through the password grant')
  await expect(families.getByText('Would pass')).toHaveCount(2)
  await expectAccessible(page)
  const address = page.url()

  await page.getByRole('link', { name: 'Profile' }).click()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: /Lock/ }).click()
  await expect(page.getByText('Locked', { exact: true }).first()).toBeVisible()
  await page.goto(address)
  await expect(grants).toContainText('password.user-locked')
  await expect(families).toContainText('refresh.user-state')
  await expect(families).toContainText('token.user-state')
  await expectAccessible(page)
})

test('the exchange builder leads from one missing setting to the next and then runs the exchange', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const exchanging = { client: { grantTypes: ['CLIENT_CREDENTIALS', 'PASSWORD', 'TOKEN_EXCHANGE'] } }
  const policy = await createPolicy(url, exchanging)
  const person = await createPerson(url)
  const subject = (await signInPerson(url, policy, person)).accessToken
  await signIn(page)
  await page.goto('/tokens/exchange')
  await page.getByRole('combobox', { name: 'Domain', exact: true }).selectOption({ label: policy.domain })
  await page.getByRole('combobox', { name: /^Calling client/ }).fill(policy.clientId)
  await page.getByLabel('Subject: user name').fill(person.username)
  await page.getByLabel('Subject: token issued to').fill(policy.clientId)
  await page.getByRole('combobox', { name: 'Scopes' }).fill('Ledger.read')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('exchange.mode-enabled')).toBeVisible()
  await expect(page.getByText('Refused here')).toBeVisible()
  await expectAccessible(page)

  const customAttrs = JSON.stringify({ TokenExchange_ImpersonationEnabled: 'true' })
  await administer(url, 'PUT', 'oauthidentitydomain', { customAttrs }, { name: policy.domain })
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('exchange.client-allowed')).toBeVisible()
  await administer(
    url,
    'PUT',
    'application',
    {
      tokenAttributes: [
        {
          attrName: 'TokenExchange_AllowedClientsForImpersonation',
          attrValue: policy.clientId,
          attrType: 'STATIC',
        },
      ],
    },
    { name: 'Ledger', identityDomainName: policy.domain },
  )
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('This exchange would be allowed')).toBeVisible()

  await page.getByRole('combobox', { name: 'Subject is' }).selectOption({ label: 'A token at hand' })
  await page.getByLabel('Subject: token').fill(subject)
  await page.getByRole('textbox', { name: 'Secret of the calling client' }).fill('not the secret')
  await page.getByRole('button', { name: 'Exchange' }).click()
  await expect(page.getByText('Refused with 401 invalid_client')).toBeVisible()
  await page.getByRole('textbox', { name: 'Secret of the calling client' }).fill(policy.secret)
  await page.getByRole('button', { name: 'Exchange' }).click()
  await expect(answer(page)).toContainText(`for ${person.username}`)
  await expect(answer(page)).toContainText('Valid for')
  await expectAccessible(page)
  expect(page.url()).toBe(`${url}/tokens/exchange`)
})
