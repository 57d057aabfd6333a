import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signIn } from '../fixtures/console'
import { oauthConfigOf, setting } from '../fixtures/oauth-config'
import { openFromList } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'
import { startServer } from '../fixtures/server'

const PASSPHRASE = 'a quiet river bends north again'

async function mint(url: string, domain: string, clientId: string, secret: string): Promise<number> {
  const response = await fetch(`${url}/oauth2/domains/${encodeURIComponent(domain)}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return response.status
}

async function setEnd(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: /^(Set an end|Change its end)$/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Last day').fill(day)
  await dialog.getByRole('button', { name: day ? 'Set this end' : 'Let it work on' }).click()
  await expect(dialog).toBeHidden()
}

test('a secret that ends is announced on its page, in the list and on the overview, and can be let go on', async ({
  page,
  baseURL,
}) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await setEnd(page, inThreeDays)
  await expect(page.getByText(/Ends in [34] days/)).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/clients?attention=SECRET_ENDING&q=${clientId}`)
  const row = page.getByRole('row', { name: new RegExp(clientId) })
  await expect(row).toContainText(/Secret: ends in [34] days/)
  await page.goto('/')
  await expect(page.getByText(/client secrets? ends? within 30 days|stops working in [34] days/).first()).toBeVisible()

  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  await setEnd(page, '')
  await expect(page.getByText('Current', { exact: true })).toBeVisible()
})

test('a domain gives its new secrets a lifetime', async ({ page, baseURL }) => {
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: 'Policy' }).click()
  const card = page.locator('form').filter({ hasText: 'A new secret works for' })
  await card.getByLabel('A new secret works for').fill('20')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()

  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  await page.getByRole('button', { name: 'Rotate secret' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate secret' }).click()
  const once = page.getByRole('dialog', { name: 'The new secret' })
  recordSecret((await once.locator('dd').nth(1).innerText()).trim())
  await once.getByLabel('I have stored it').check()
  await once.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Ends in 20 days', { exact: true })).toBeVisible()
})

test('several clients are rotated into one sealed file, which the command line opens', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const first = await createPolicy(url, { domain: { oldSecretRetentionTimeInDays: 7 } })
  const second = await createPolicy(url)
  await signIn(page)
  await page.goto(`/clients/rotate-secrets?q=reporter`)
  for (const { clientId } of [first, second]) await page.getByRole('checkbox', { name: clientId }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Preview rotation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rotate the secrets of 2 clients?' })
  await expect(dialog).toContainText(`${first.domain}`)
  await expect(dialog).toContainText('overlap 7 days')
  await expect(dialog).toContainText('1 client would fail from this moment')
  await dialog.getByRole('textbox', { name: 'Passphrase of the file' }).fill('too short')
  await dialog.getByRole('button', { name: 'Rotate and download' }).click()
  await expect(dialog).toContainText('needs 11 more characters')
  await dialog.getByRole('textbox', { name: 'Passphrase of the file' }).fill(recordSecret(PASSPHRASE))
  await dialog.getByRole('textbox', { name: 'Once more' }).fill(PASSPHRASE)
  await dialog.getByRole('checkbox', { name: /Cut them off now/ }).check()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Rotate and download' }).click()
  const file = await (await download).path()
  await expect(page.getByRole('dialog', { name: '2 secrets rotated' })).toBeVisible()
  await expectAccessible(page)

  expect(await readFile(file, 'utf8')).not.toContain(first.clientId)
  const opened = JSON.parse(
    execFileSync('node', ['scripts/gatehouse.mjs', 'open-sealed', file], {
      input: `${PASSPHRASE}\n`,
      encoding: 'utf8',
    }),
  )
  const fresh = new Map<string, string>(
    opened.clients.map((client: { clientId: string; clientSecret: string }) => [
      client.clientId,
      recordSecret(client.clientSecret),
    ]),
  )
  expect(await mint(url, first.domain, first.clientId, first.secret)).toBe(200)
  expect(await mint(url, first.domain, first.clientId, fresh.get(first.clientId) ?? '')).toBe(200)
  expect(await mint(url, second.domain, second.clientId, second.secret)).toBe(401)
  expect(await mint(url, second.domain, second.clientId, fresh.get(second.clientId) ?? '')).toBe(200)

  await page.getByRole('dialog').getByLabel('I have the file and its passphrase').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Choose the clients to rotate.')).toBeVisible()
})

test('a secret made while recovery is on is shown again after a proof, and the audit log tells who looked', async ({
  page,
}) => {
  // A server of its own: the switch holds for a whole server.
  const admin = adminCredentials()
  const server = await startServer({ admin })
  try {
    const config = oauthConfigOf(server.url, admin)
    expect((await config.put(setting('ClientSecretRecoveryEnabled', 'xsd:boolean', 'true'))).status).toBe(200)
    const { clientId, secret } = await createPolicy(server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('User name').fill(admin.username)
    await page.getByLabel('Password', { exact: true }).fill(admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    await page.goto(`${server.url}/clients?q=${clientId}`)
    await page.getByRole('link', { name: clientId, exact: true }).click()
    await page.getByRole('link', { name: 'Credentials' }).click()
    await page.getByRole('button', { name: 'Show secret' }).click()
    const once = page.getByRole('dialog', { name: `Secret of ${clientId}` })
    await expect(once.locator('dd').nth(1)).toContainText(secret)
    await once.getByLabel('I have stored it').check()
    await once.getByRole('button', { name: 'Close' }).click()
    const credentials = page.url()
    await page.goto(`${server.url}/audit`)
    await expect(page.getByText(`looked at the secret of client ${clientId}`)).toBeVisible()

    expect((await config.put(setting('ClientSecretRecoveryEnabled', 'xsd:boolean', 'false'))).status).toBe(200)
    await page.goto(credentials)
    await expect(page.getByRole('button', { name: 'Rotate secret' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show secret' })).toHaveCount(0)
  } finally {
    expect(await server.stop()).toBe(0)
  }
})
