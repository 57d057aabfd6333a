import { expect, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signInAfresh, signOut } from '../fixtures/console'
import { recordSecret } from '../fixtures/secrets'
import { startServer } from '../fixtures/server'

test('every page of the console leads a stranger to sign-in and back to where they were going', async ({ page }) => {
  for (const path of [
    '/',
    '/domains',
    '/clients/new',
    '/audit',
    '/consents',
    '/playground',
    '/settings/administrators',
    '/account',
  ]) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  await page.goto('/audit?outcome=FAILURE')
  await expectAccessible(page)
  const { username, password } = adminCredentials()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(recordSecret(password))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible()
})

test('where to go after sign-in is never another site', async ({ page }) => {
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    const { username, password } = adminCredentials()
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(recordSecret(password))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  }
})

test('signing out ends the session for good, also when its cookie is kept', async ({ page, context }) => {
  await signInAfresh(page)
  const kept = await context.cookies()
  await signOut(page)
  await expect(page).toHaveURL(/sign-in/)
  await context.addCookies(kept)
  await page.goto('/domains')
  await expect(page).toHaveURL(/sign-in/)
})

test.describe('wrong passwords', () => {
  test('a known and an unknown name are told alike, and repeated failures are slowed down', async ({ page }) => {
    // A server of its own, because addresses are throttled too.
    const admin = { username: 'admin', password: recordSecret('throttle-test-password') }
    const server = await startServer({ admin })
    const attempt = async (username: string) => {
      await page.goto(`${server.url}/sign-in`)
      await page.getByLabel('User name').fill(username)
      await page.getByLabel('Password', { exact: true }).fill('not-the-password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      const notice = page.getByRole('alert').filter({ hasText: /\S/ })
      await expect(notice).toBeVisible()
      return notice.innerText()
    }
    expect(await attempt('admin')).toBe(await attempt('nobody-of-that-name'))
    let said = ''
    for (let tries = 0; tries < 12 && !/wait|again in/i.test(said); tries += 1) said = await attempt('admin')
    expect(said).toMatch(/wait|again in/i)
    // The failures are in the log of the server, none of the passwords is (the run greps for them).
    expect(await server.stop()).toBe(0)
  })
})

test('the sign-in door takes a form and nothing else, and rubbish is no failure of the server', async ({ request }) => {
  const door = '/api/auth/callback/credentials'
  const attempts: { headers?: Record<string, string>; data?: string; form?: Record<string, string> }[] = [
    { headers: { 'content-type': 'application/json' }, data: '{broken' },
    { headers: { 'content-type': 'application/json' }, data: '{"username":"admin"}' },
    { headers: { 'content-type': 'text/plain' }, data: 'username=admin' },
    { form: { username: 'admin', callbackUrl: 'http://[', csrfToken: 'x' } },
    { form: { username: '\0', password: '\r\n', json: 'true' } },
  ]
  for (const attempt of attempts) {
    const answer = await request.post(door, { ...attempt, maxRedirects: 0 })
    expect(answer.status(), JSON.stringify(attempt)).toBeLessThan(500)
    expect((await request.storageState()).cookies.map((cookie) => cookie.name)).not.toContain('gatehouse-session')
  }
  for (const path of ['session', 'providers', 'signin', 'signout', 'callback/github', 'error']) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404)
  }
})
