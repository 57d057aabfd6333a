import { expect, type Page, type Request, test } from '@playwright/test'
import { signIn } from '../fixtures/console'
import { openFromList, signedInAs } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

/** Saves a description as the administrator and keeps the request, as somebody who watches the traffic could. */
async function watchedSave(page: Page): Promise<Request> {
  const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await page.getByLabel('Description').fill('changed by the administrator')
  await page.getByRole('button', { name: 'Save' }).first().click()
  const request = await sent
  await expect(page.getByText('Saved').first()).toBeVisible()
  return request
}

/** Sends a watched request with another session, its words changed, and the version it would need. */
async function replay(page: Page, watched: Request, version: number): Promise<string> {
  const headers = watched.headers()
  const body = (watched.postData() ?? '')
    .replace('changed by the administrator', 'changed by an attacker')
    .replace(/"expectedVersion":\d+/, `"expectedVersion":${version}`)
  const response = await page.request.post(watched.url(), {
    headers: {
      'next-action': headers['next-action'] ?? '',
      'content-type': headers['content-type'] ?? 'text/plain',
      origin: new URL(watched.url()).origin,
      accept: 'text/x-component',
    },
    data: body,
  })
  return response.text()
}

test('an auditor reads everything, is told why nothing can be changed, and a forged action is refused', async ({
  page,
  browser,
  baseURL,
}) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  const address = page.url()
  const watched = await watchedSave(page)

  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto(address)
  await expect(auditor.getByText('signed in as an auditor').first()).toBeVisible()
  await expect(auditor.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expect(auditor.getByRole('button', { name: 'Delete client' })).toHaveCount(0)
  await expect(auditor.getByLabel('Description')).toBeDisabled()
  await auditor.goto('/clients/new')
  await expect(auditor.getByRole('button', { name: 'I know what I want' })).toHaveCount(0)

  expect(await replay(auditor, watched, 2)).toContain('"code":"forbidden"')
  const stranger = await (await browser.newContext()).newPage()
  expect(await replay(stranger, watched, 2)).toContain('"code":"unauthenticated"')
  await page.goto(address)
  await expect(page.getByLabel('Description')).toHaveValue('changed by the administrator')
})

test('a domain administrator works in one domain, and another one does not exist for them', async ({
  page,
  browser,
  baseURL,
}) => {
  const own = await createPolicy(baseURL ?? '')
  const foreign = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/clients', foreign.clientId)
  const foreignClient = page.url()
  const watched = await watchedSave(page)
  await openFromList(page, '/domains', foreign.domain)
  const foreignDomain = page.url()

  const theirs = await signedInAs(page, browser, 'Domain administrator', own.domain)
  for (const address of [foreignClient, `${foreignClient}/try`, foreignDomain, `${foreignDomain}/signing`]) {
    await theirs.goto(address)
    await expect(theirs.getByText(foreign.domain)).toHaveCount(0)
    await expect(theirs.getByRole('heading', { level: 1 })).not.toContainText(foreign.clientId)
  }
  await theirs.goto(`/clients?q=${foreign.clientId}`)
  await expect(theirs.getByText('No client matches')).toBeVisible()
  const pk = new URL(foreignClient).pathname.split('/')[2]
  expect((await theirs.request.get(`/api/clients/${pk}`)).status()).toBe(404)
  expect(await (await theirs.request.get(`/api/search?q=${foreign.clientId}`)).json()).toEqual([])
  expect(await replay(theirs, watched, 2)).toContain('"code":"not_found"')

  await openFromList(theirs, '/clients', own.clientId)
  await theirs.getByLabel('Description').fill('mine to change')
  await theirs.getByRole('button', { name: 'Save' }).first().click()
  await expect(theirs.getByText('Saved').first()).toBeVisible()
  await theirs.goto('/domains')
  await expect(theirs.getByRole('link', { name: 'New domain' })).toHaveCount(0)
})
