import { expect, type Page, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signInAfresh, signOut } from '../fixtures/console'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

async function attempt(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(recordSecret(password))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe('on a server of its own', () => {
  const password = 'sign-in-spec-password'
  let server: RunningServer
  test.beforeAll(async () => {
    server = await startServer()
  })
  test.afterAll(() => server.stop())
  test.describe.configure({ mode: 'serial' })

  test('setting up tells a wrong name at its field, and the token of the link is in no line of the log', async ({
    page,
  }) => {
    const link = /http:\/\/\S+\/first-run#\S+/.exec(server.readLog())?.[0] ?? ''
    await page.goto(link)
    await page.getByLabel('User name').fill('a b')
    await page.getByLabel('Password', { exact: true }).fill(recordSecret(password))
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByText('The user name must start with')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('User name').fill('ada')
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page).toHaveURL(`${server.url}/`)
    await page.goto(link)
    await expect(page.getByText('This server has been set up already')).toBeVisible()
    await expectAccessible(page)
    const token = link.split('#')[1] ?? ''
    expect(token).toHaveLength(43)
    const lines = server.readLog().split('\n')
    expect(lines.filter((line) => line.startsWith('{') && line.includes(token))).toEqual([])
  })

  test('after five wrong passwords a person sees the wait run down, and gets in afterwards', async ({ page }) => {
    await page.goto(`${server.url}/sign-in`)
    for (let tries = 0; tries < 5; tries += 1) {
      await attempt(page, 'ada', `wrong-password-${tries}`)
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
      await expect(page.getByText('The user name or password is not right')).toBeVisible()
    }
    await attempt(page, 'ada', password)
    await expect(page.getByText('Too many attempts')).toBeVisible()
    await expect(page.getByRole('button', { name: /Wait \d+ s/ })).toBeDisabled()
    await expectAccessible(page)
    await expect(page.getByText('You can try again now.')).toBeVisible({ timeout: 20_000 })
    await attempt(page, 'ada', password)
    await expect(page).toHaveURL(`${server.url}/`)
  })
})

test('the session cookie is out of reach of scripts, and who is signed in is led past sign-in', async ({
  page,
  context,
}) => {
  await signInAfresh(page)
  const cookie = (await context.cookies()).find(({ name }) => name === 'gatehouse-session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(await page.evaluate(() => document.cookie)).not.toContain('gatehouse-session')
  await page.goto('/sign-in?next=/domains')
  await expect(page).toHaveURL(/\/domains$/)
})

test('the back button shows nothing after signing out', async ({ page }) => {
  await signInAfresh(page)
  await page.goto('/domains')
  await signOut(page)
  await expect(page).toHaveURL(/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/sign-in/)
})

test('a sign-in that no form of ours sent opens no session, and the rest of next-auth is not there', async ({
  request,
  baseURL,
}) => {
  const { username, password } = adminCredentials()
  const forged = await request.post('/api/auth/callback/credentials', {
    form: { username, password, json: 'true', csrfToken: 'forged' },
  })
  expect(await forged.text()).toContain('csrf=true')
  expect(forged.headers()['set-cookie'] ?? '').not.toContain('gatehouse-session')
  for (const path of ['session', 'providers', 'signin', 'signout', 'error', 'callback/other', '_log']) {
    expect((await request.get(`${baseURL}/api/auth/${path}`)).status(), path).toBe(404)
    expect((await request.post(`${baseURL}/api/auth/${path}`)).status(), path).toBe(404)
  }
})
