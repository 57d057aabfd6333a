import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { consentingPolicy } from '../fixtures/consenting'
import { expectAccessible } from '../fixtures/console'
import { createPerson } from '../fixtures/identities'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

/** Looks at a page as it stands with axe, in another window, which may run scripts. */
async function accessibilityOf(browser: Browser): Promise<(page: Page) => Promise<void>> {
  const window = await browser.newPage()
  return async (page) => {
    await window.setContent(await page.content())
    await expectAccessible(window)
  }
}

/** A client on this machine: it takes the response and sends the browser on to an address of another origin. */
async function startClient(): Promise<{ server: Server; url: string; home: string }> {
  const server = createServer((request, response) => {
    const port = (server.address() as AddressInfo).port
    if (!request.url?.startsWith('/callback')) return void response.end('Welcome home')
    response.writeHead(302, { location: `http://localhost:${port}/home?${request.url.split('?')[1]}` }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}/callback`, home: `http://localhost:${port}/home` }
}

test('a person signs in, consents, looks at what they allowed and takes it back, without a script', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const client = await startClient()
  const options = consentingPolicy(
    {},
    {
      clientType: 'PUBLIC_CLIENT',
      name: `Guest Portal ${Date.now()}`,
      secret: undefined,
      scopes: ['openid', 'email', 'Ledger.read', 'Ledger.write'],
      optionalScopes: ['email', 'Ledger.write'],
      redirectURIs: [{ url: client.url, isHttps: false }],
    },
  )
  const [policy, person] = await Promise.all([createPolicy(url, options), createPerson(url, 'casey')])
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', baseURL: url })
  const page = await context.newPage()
  const expectPageAccessible = await accessibilityOf(browser)
  const base = `/oauth2/domains/${encodeURIComponent(policy.domain)}`
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: policy.clientId,
    redirect_uri: client.url,
    scope: 'openid email Ledger.read Ledger.write',
    state: 'kept',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })

  await test.step('a wrong password is told where it is typed', async () => {
    await page.goto(`${base}/authorize?${query}`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(page.getByLabel('User name')).toBeFocused()
    await page.getByLabel('User name').fill(person.username)
    await page.getByLabel('Password').fill('not the one')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('do not belong together')
    await expect(page.getByLabel('Password')).toBeFocused()
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/)
    await expect(page.getByLabel('User name')).toHaveValue(person.username)
    await expectPageAccessible(page)
  })

  await test.step('consent says who, what and for how long; what is optional can be left out', async () => {
    await page.getByLabel('Password').fill(person.password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Allow access for Guest Portal')
    await expect(page.getByText('1 hour')).toBeVisible()
    await page.getByRole('checkbox', { name: /Use “write”/ }).uncheck()
    await expectPageAccessible(page)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    // Also through the second redirect, which is the client's own.
    await expect(page).toHaveURL(new RegExp(`^${client.home}\\?`))
    const answer = new URL(page.url()).searchParams
    expect([answer.get('state'), answer.has('code')]).toEqual(['kept', true])
    recordSecret(answer.get('code') ?? '')
  })

  await test.step('the own page lists session and consents, and withdraws', async () => {
    await page.goto(`${base}/account`)
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    await expect(page.getByText('this browser')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: /^Use “read”$/ })).toBeVisible()
    await expect(page.getByText('Use “write”')).toHaveCount(0)
    await expectPageAccessible(page)
    await page.getByRole('button', { name: /^Withdraw .*Ledger$/ }).click()
    await expect(page.getByRole('status')).toContainText('You withdrew it')
    await expect(page.getByRole('button', { name: /^Withdraw/ })).toHaveCount(1)
  })

  await test.step('the password is changed, with its rules in words', async () => {
    const next = recordSecret(`${person.password} again`)
    await page.getByRole('link', { name: 'Change password' }).click()
    for (const [again, problem] of [
      ['another one altogether', 'differ'],
      [next, null],
    ] as const) {
      await page.getByLabel('Current password').fill(person.password)
      await page.getByLabel('New password', { exact: true }).fill(next)
      await page.getByLabel('New password again').fill(again)
      await page.getByRole('button', { name: 'Change password' }).click()
      if (problem) {
        await expect(page.getByRole('alert')).toContainText(problem)
        await expect(page.getByLabel('New password', { exact: true })).toBeFocused()
        await expectPageAccessible(page)
      }
    }
    await expect(page.getByRole('status')).toContainText('Your password is changed')
  })

  await test.step('signed out, a link from nowhere meets an error page in the reader’s language', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    query.set('redirect_uri', 'https://elsewhere.example/')
    query.set('ui_locales', 'de')
    await page.goto(`${base}/authorize?${query}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link funktioniert nicht')
    await expect(page.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)).toBeVisible()
    await expectPageAccessible(page)
  })
  await Promise.all(browser.contexts().map((each) => each.close()))
  client.server.close()
})
