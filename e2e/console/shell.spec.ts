import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList, unique } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'

test('the command palette finds pages, and things by name or id', async ({ page, baseURL }) => {
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  // A shortcut works once the page's script does.
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Page, domain, client or resource').fill(clientId.slice(0, 14))
  await expect(page.getByRole('option', { name: new RegExp(clientId) })).toBeVisible()
  await page.getByRole('option', { name: new RegExp(clientId) }).click()
  await expect(page.getByRole('heading', { level: 1, name: clientId })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Page, domain, client or resource').fill('jwks')
  await page.getByRole('option', { name: /Key pairs/ }).click()
  await expect(page).toHaveURL(/\/keys/)

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Page, domain, client or resource').fill(domain)
  await page
    .getByRole('option', { name: new RegExp(domain) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`${domain}|Ledger|reporter`))
})

test('a chosen domain narrows a list and stays chosen on the next one', async ({ page, baseURL }) => {
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  const second = await createPolicy(baseURL ?? '')
  await signIn(page)
  await page.goto('/clients?q=reporter')
  await page.getByRole('button', { name: /^Domain: All domains/ }).click()
  await page.getByRole('link', { name: domain, exact: true }).click()
  await expect(page).toHaveURL(/domain=/)
  await expect(page.getByRole('link', { name: clientId, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: second.clientId, exact: true })).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Resources' }).click()
  await expect(page).toHaveURL(/\/resources\?domain=/)
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('lists are searched, filtered and sorted by their address', async ({ page, baseURL }) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await page.goto('/clients')
  await page.getByLabel('Search clients by name or id').fill(clientId)
  await expect(page).toHaveURL(new RegExp(`q=${clientId}`))
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Type').selectOption('PUBLIC_CLIENT')
  await expect(page.getByText('No client matches')).toBeVisible()
  await page.getByLabel('Type').selectOption('')
  await page.getByRole('link', { name: /Created/ }).click()
  await expect(page).toHaveURL(/sort=createdAt/)
})

test('an address nobody has is answered inside the frame', async ({ page }) => {
  await signIn(page)
  await page.goto('/no/such/page')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.goto('/clients/00000000-0000-4000-8000-000000000000')
  await expect(page.getByRole('link', { name: 'Back to the overview' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('no page has an accessibility violation, in light and dark, on a desk and a phone', () => {
  test.slow()
  test('domains', async ({ page, baseURL }) => {
    const { domain } = await createPolicy(baseURL ?? '')
    await signIn(page)
    await openFromList(page, '/domains', domain)
    const address = page.url()
    for (const tab of ['', '/tokens', '/signing', '/policy', '/trust', '/advanced', '/history']) {
      await page.goto(`${address}${tab}`)
      await expectAccessible(page)
    }
    for (const path of ['/domains', '/domains/new']) {
      await page.goto(path)
      await expectAccessible(page)
    }
  })

  test('resources', async ({ page, baseURL }) => {
    const name = `Ledger-${unique()}`
    const scopes = [`${name}.read`]
    await createPolicy(baseURL ?? '', { resource: { name }, client: { scopes, defaultScope: scopes[0] } })
    await signIn(page)
    await openFromList(page, '/resources', name)
    const address = page.url()
    const list = `/resources?q=${name}`
    for (const path of [list, address, `${address}/settings`, `${address}/history`, '/resources/new']) {
      await page.goto(path)
      await expectAccessible(page)
    }
  })

  test('clients', async ({ page, baseURL }) => {
    const { clientId } = await createPolicy(baseURL ?? '')
    await signIn(page)
    await openFromList(page, '/clients', clientId)
    const address = page.url()
    for (const tab of ['', '/claims', '/effective', '/credentials', '/try', '/activity', '/history']) {
      await page.goto(`${address}${tab}`)
      await expectAccessible(page)
    }
    for (const path of ['/clients', '/clients/new']) {
      await page.goto(path)
      await expectAccessible(page)
    }
  })
})
