import { createServer } from 'node:http'
import { expect, test } from '@playwright/test'
import { consentingPolicy, signInThrough, somebodyWhoConsented } from '../fixtures/consenting'
import { expectAccessible, signIn } from '../fixtures/console'
import { info } from '../fixtures/grants'
import { UserAgent } from '../fixtures/user-agent'

test('sessions are found and ended one by one or all of a person, and their clients are told', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const heard: string[] = []
  const client = createServer((request, response) => {
    request.on('data', (chunk) => heard.push(String(chunk)))
    request.on('end', () => response.writeHead(200).end())
  })
  await new Promise<void>((resolve) => client.listen(0, '127.0.0.1', resolve))
  const { port } = client.address() as { port: number }
  const told = { backchannelLogoutURI: `http://127.0.0.1:${port}/logout` }
  const { policy, person } = await somebodyWhoConsented(url, consentingPolicy({}, told))
  await signInThrough(url, policy, person, new UserAgent(url))
  await signIn(page)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('textbox', { name: 'Search sessions by user name' }).fill(person.username)
  const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row').filter({ hasText: person.username })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Alive')
  await expectAccessible(page)

  const dialog = page.getByRole('alertdialog')
  await rows
    .first()
    .getByRole('button', { name: /^End session/ })
    .click()
  await expect(dialog.getByRole('status', { name: 'What is hit' })).toContainText('1session')
  await dialog.getByRole('button', { name: 'End session' }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('link', { name: 'Show ended ones too' }).click()
  await expect(rows.filter({ hasText: 'by an administrator' })).toHaveCount(1)

  await page.getByRole('link', { name: 'Sign-out deliveries' }).click()
  await expect(page).toHaveURL(/sessions\/notices/)
  const delivery = page.getByRole('row').filter({ hasText: person.username })
  await expect(async () => {
    await page.reload()
    await expect(delivery).toContainText('Delivered', { timeout: 1000 })
  }).toPass()
  expect(heard.join('')).toContain('logout_token=')
  await expectAccessible(page)
  client.close()
})

test('a person’s page tells what is open, and ends sessions, consents and tokens', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const { policy, person, accessToken } = await somebodyWhoConsented(url)
  await signIn(page)
  await page.goto(`/users/${person.id}`)
  await page.getByRole('link', { name: 'Sessions and consents' }).click()
  await expect(page.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('table', { name: 'Consents' }).getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('table', { name: 'Clients with live tokens' })).toContainText(policy.clientId)
  await expectAccessible(page)

  const dialog = page.getByRole('alertdialog')
  const hit = dialog.getByRole('status', { name: 'What is hit' })
  await page.getByRole('button', { name: 'End all sessions' }).click()
  await expect(hit).toContainText('1session')
  await dialog.getByRole('button', { name: 'End all sessions' }).click()
  await expect(page.getByText('Nobody is signed in')).toBeVisible()
  expect((await info(url, policy, accessToken)).status).toBe(200)

  await page.getByRole('button', { name: 'Revoke all tokens' }).click()
  await expect(hit).toContainText('1access token')
  await dialog.getByRole('button', { name: 'Revoke all tokens' }).click()
  await expect(dialog).toHaveCount(0)
  expect((await info(url, policy, accessToken)).status).toBe(400)

  await page.getByRole('button', { name: 'Withdraw all consents' }).click()
  await expect(hit).toContainText('2consents')
  await dialog.getByRole('button', { name: 'Withdraw all consents' }).click()
  await expect(page.getByText('2 consents withdrawn')).toBeVisible()
})
