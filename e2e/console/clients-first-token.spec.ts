import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { unique } from '../fixtures/people'
import { recordSecret } from '../fixtures/secrets'

test('a person goes from an empty domain to a verified token, and the copied curl command gets one too', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const domain = `Company-${unique()}`
  await signIn(page)

  await page.goto('/domains/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(domain)
  await page.getByRole('button', { name: 'Create domain' }).click()
  await expect(page.getByRole('heading', { level: 1, name: domain })).toBeVisible()

  await page.getByRole('link', { name: 'New resource' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Publish')
  await page.getByLabel('Scope', { exact: true }).fill('read')
  await page.getByRole('button', { name: 'Add scope' }).click()
  await page.getByLabel('Scope', { exact: true }).nth(1).fill('write')
  await page.getByRole('button', { name: 'Create resource' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Publish' })).toBeVisible()

  await page.getByRole('link', { name: 'New client' }).click()
  await page.getByRole('group', { name: 'Is a person present' }).getByLabel('No').check()
  await page.getByRole('group', { name: 'Where does it run' }).getByLabel('On a server').check()
  await page.getByRole('group', { name: 'Can it keep a secret' }).getByLabel('Yes').check()
  await page.getByRole('button', { name: 'Show the settings' }).click()
  await expect(page.getByText('No person is involved: client credentials')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Publish service')
  await page.getByLabel('Scopes').fill('Publish.r')
  await page.getByRole('option', { name: /Publish\.read/ }).click()
  await page.getByRole('button', { name: 'Create client' }).click()

  const once = page.getByRole('dialog')
  await expect(once).toContainText('This is the only time its secret is shown')
  await once.getByRole('button', { name: 'Copy client secret' }).click()
  const secret = recordSecret(await page.evaluate(() => navigator.clipboard.readText()))
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
  await expect(once.getByRole('button', { name: 'Close' })).toBeDisabled()
  await once.getByLabel('I have stored it').check()
  await once.getByRole('button', { name: 'Close' }).click()

  await expect(page.getByText('The secret just shown to you.')).toBeVisible()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('Signature verified')).toBeVisible()
  await expect(page.getByText(/Valid for 1[45]:\d\d more minutes/)).toBeVisible()
  const claims = page.getByRole('region', { name: 'token claims' })
  await expect(claims).toContainText('Publish.read')
  await expect(claims).toContainText('tokenSettings.ACCESS_TOKEN.tokenExpiry')
  await expect(page.getByText(secret)).toHaveCount(0)

  await page.getByRole('button', { name: 'Copy curl sample' }).click()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).not.toContain(secret)
  expect(command).toContain(`${baseURL}/oauth2/domains/${domain}/token`)
  const answer = execFileSync('sh', ['-c', command], {
    env: { ...process.env, CLIENT_SECRET: secret },
    encoding: 'utf8',
  })
  expect(recordSecret(JSON.parse(answer).access_token as string)).toMatch(/^eyJ/)
  await expectAccessible(page)

  // A reload forgets the secret: it was never stored.
  await page.reload()
  await expect(page.getByLabel('Client secret')).toHaveValue('')
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('is required')).toBeVisible()
  await page.getByLabel('Client secret').fill('not-the-secret')
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('Refused with 401 invalid_client')).toBeVisible()
})
