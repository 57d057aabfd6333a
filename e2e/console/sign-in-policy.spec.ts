import { expect, type Page, test } from '@playwright/test'
import { consentingPolicy, somebodyWhoConsented } from '../fixtures/consenting'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'
import { UserAgent } from '../fixtures/user-agent'

const REDIRECT_URI = 'https://portal.example/callback'
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function openTab(page: Page, list: '/domains' | '/clients', name: string, tab: string): Promise<void> {
  await openFromList(page, list, name)
  const pages = page.getByRole('navigation', { name: list === '/domains' ? 'Domain pages' : 'Client pages' })
  const link = pages.getByRole('link', { name: tab, exact: true })
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'page')
}

async function save(page: Page, card: string): Promise<void> {
  const region = page.getByRole('region', { name: card, exact: true })
  await region.getByRole('button', { name: 'Save' }).click()
  await expect(region.getByText('Saved').first()).toBeVisible()
}

/** The first page of a flow, as a person's browser gets it. */
function firstPage(
  url: string,
  { domain, clientId }: { domain: string; clientId: string },
  agent = new UserAgent(url),
) {
  const asked = { response_type: 'code', client_id: clientId, redirect_uri: REDIRECT_URI, scope: 'openid Ledger.read' }
  return agent.get(`${url}/oauth2/domains/${domain}/authorize?${new URLSearchParams(asked)}`)
}

test('a stricter PKCE rule names the client it would refuse, asks once more, and then refuses it', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { policy } = await somebodyWhoConsented(url)
  await signIn(page)
  await openTab(page, '/domains', policy.domain, 'PKCE')
  const row = page
    .getByRole('table', { name: 'Clients that ask for codes' })
    .getByRole('row', { name: policy.clientId })
  // Use is written down every few seconds.
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('without 1', { timeout: 1000 })
  }).toPass()
  await expect(row).toContainText('optional')

  const card = page.getByRole('region', { name: 'PKCE', exact: true })
  await card.getByLabel('Who must use PKCE').selectOption('PUBLIC_CLIENTS_STRICT')
  await expect(card.getByRole('status').last()).not.toContainText('Would refuse')
  await card.getByLabel('Who must use PKCE').selectOption('ALL_CLIENTS_TYPES_STRICT')
  await expect(card).toContainText('Would refuse 1 client in use')
  await expect(card.getByRole('link', { name: policy.clientId })).toBeVisible()
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(policy.clientId)
  await dialog.getByRole('button', { name: 'Save and refuse them' }).click()
  await expect(card.getByText('Saved').first()).toBeVisible()
  await expect(row).toContainText('required')

  const refused = await firstPage(url, policy)
  expect(new URL(refused.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
})

test('sessions, consents and revocation of a domain are set beside what each of them costs', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openTab(page, '/domains', domain, 'Sign-in and consent')
  const sessions = page.getByRole('region', { name: 'Sessions', exact: true })
  await sessions.getByLabel('Ends when unused for').fill('15')
  await sessions.getByLabel('Ends at the latest after').fill('0')
  await sessions.getByRole('button', { name: 'Save' }).click()
  await expect(sessions).toContainText('must be a whole number of 1 or more')
  await sessions.getByLabel('Ends at the latest after').fill('2880')
  await expect(sessions).toContainText('A session outlives the day')
  await save(page, 'Sessions')

  const tokens = page.getByRole('region', { name: 'Tokens and sessions' })
  await tokens.getByRole('switch', { name: 'Tokens end with the session' }).check()
  await tokens.getByLabel('As a header').check()
  await expect(tokens).toContainText('Whoever holds the token acts for the person')
  await save(page, 'Tokens and sessions')

  const consents = page.getByRole('region', { name: 'Consent management' })
  await consents.getByRole('switch').check()
  await expect(consents.getByLabel('A consent lasts')).toHaveValue('129600')
  await save(page, 'Consent management')
  await page.getByRole('switch', { name: 'Also tokens that no person is behind' }).check()
  await save(page, 'Revocation')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Advanced' }).click()
  const json = page.getByRole('region', { name: 'custom attributes as JSON' })
  for (const text of ['"15"', '"2880"', 'linkTokensToSession', '"header"', '"129600"', 'revokeTwoLeggedTokens']) {
    await expect(json).toContainText(text)
  }
})

test('the look of a domain is seen before it is saved, and people get it', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, consentingPolicy())
  await signIn(page)
  await openTab(page, '/domains', policy.domain, 'Branding')
  const preview = page.frameLocator('iframe[title="Preview, dark"]')
  await expect(preview.locator('body')).toContainText(policy.domain)
  await page.getByLabel('Name shown').fill('Hotel Seaside')
  await page.getByRole('textbox', { name: /^Accent on light ?optional/ }).fill('#ffd9e8')
  await expect(page.getByText('under 4.5: links take a readable shade')).toBeVisible()
  await page.getByRole('textbox', { name: /^Accent on light ?optional/ }).fill('#7a1f5c')
  const file = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') }
  await page.getByLabel('Logo file').setInputFiles({ ...file, name: 'logo.svg', mimeType: 'image/svg+xml' })
  await expect(page.getByText('must be a PNG, JPEG or WebP image')).toBeVisible()
  await page.getByLabel('Logo file').setInputFiles(file)
  await expect(preview.locator('body')).toContainText('Hotel Seaside')
  await expect(preview.locator('header img')).toHaveAttribute('src', `data:image/png;base64,${PIXEL}`)
  await save(page, 'Look')
  // What stands in the frames is a page of its own, and proved there.
  await expectAccessible(page, { inertFrames: 2 })

  const { text } = await firstPage(url, policy)
  expect(text).toContain('Hotel Seaside')
  expect(text).toContain('--accent:#7a1f5c')
  const logo = await fetch(url + (/<img src="([^"]+)"/.exec(text)?.[1] ?? ''))
  expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('a client says what people may decline and where they read of it, and odd addresses are told', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const { policy, person, agent } = await somebodyWhoConsented(url)
  await signIn(page)
  await openFromList(page, '/clients', policy.clientId)
  const consent = page.getByRole('region', { name: 'On the consent page' })
  await consent.getByRole('checkbox', { name: 'Ledger.write' }).check()
  await consent.getByLabel('Privacy policy').fill('javascript:alert(1)')
  await consent.getByRole('button', { name: 'Save' }).click()
  await expect(consent.getByLabel('Privacy policy')).toHaveAttribute('aria-invalid', 'true')
  await consent.getByLabel('Privacy policy').fill('https://portal.example/privacy')
  await save(page, 'On the consent page')

  const signOut = page.getByRole('region', { name: 'Sign-out', exact: true })
  await signOut.getByRole('button', { name: 'Add post-logout redirect URI' }).click()
  await signOut.getByRole('textbox', { name: 'Post-logout redirect URI 1' }).fill('http://portal.example/bye')
  await expect(signOut).toContainText('Plain HTTP')
  await signOut.getByRole('textbox', { name: 'Post-logout redirect URI 1' }).fill('https://portal.example/bye')
  await save(page, 'Sign-out')
  await expectAccessible(page)

  const query = new URLSearchParams({
    response_type: 'code',
    client_id: policy.clientId,
    redirect_uri: REDIRECT_URI,
    scope: 'openid Ledger.read Ledger.write',
  })
  let asked = await agent.get(`${url}/oauth2/domains/${policy.domain}/authorize?${query}`)
  for (let hops = 0; asked.headers.get('location') && hops < 5; hops += 1) {
    asked = await agent.get(new URL(asked.headers.get('location') ?? '', asked.url).href)
  }
  expect(asked.text).toContain(person.username)
  expect(asked.forms.flatMap(({ boxes }) => boxes.map(({ value }) => value))).toEqual(['Ledger.write'])
  expect(asked.text).toContain('https://portal.example/privacy')
})

test('the questions lead to a client that people sign in with, and a weaker choice says what it costs', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await page.goto('/clients/new')
  for (const [question, answer] of [
    ['Is a person present', 'Yes'],
    ['enforce that person’s own roles', 'No'],
    ['Where does it run', 'In a browser'],
    ['Can it keep a secret', 'No'],
  ] as const) {
    await page
      .getByRole('group', { name: new RegExp(question) })
      .getByRole('radio', { name: new RegExp(`^${answer}`) })
      .check()
  }
  await page.getByRole('button', { name: 'Show the settings' }).click()
  await page.getByRole('combobox', { name: 'Domain' }).selectOption(domain)
  await page.getByRole('textbox', { name: 'Name' }).fill('Portal')
  await page.getByRole('textbox', { name: 'Redirect URI 1' }).fill(REDIRECT_URI)
  await expect(page.getByRole('combobox', { name: 'PKCE' })).toHaveValue('STRICT')
  await page.getByRole('combobox', { name: 'PKCE' }).selectOption('Enforced when sent')
  await expect(page.getByText('so a stolen code can be redeemed')).toBeVisible()
  await page.getByRole('combobox', { name: 'PKCE' }).selectOption('Required')
  await page.getByRole('button', { name: 'Create client' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Portal' })).toBeVisible()
  const pkce = page.getByRole('region', { name: 'PKCE', exact: true })
  await expect(pkce.getByLabel('Required')).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Authorization code' })).toBeChecked()
})
