import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'

test('the audit log tells what happened, shows the change field by field, and is verified', async ({ page }) => {
  await signIn(page)
  await page.goto('/audit')
  await expect(page.getByText(/Verified up to entry/)).toBeVisible()
  await page.getByRole('button', { name: 'Verify from the start' }).click()
  await expect(page.getByText(/entries hold/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByLabel('Entity').selectOption('account')
  await expect(page).toHaveURL(/entityKind=account/)
  await page.getByRole('table', { name: 'Audit entries' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /^Entry/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Raw record' })).toBeVisible()
  await expectAccessible(page)
})

test('the export holds what the filter shows, as CSV and as JSON', async ({ page }) => {
  await signIn(page)
  await page.goto('/audit?outcome=SUCCESS')
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ])
  const [head, ...rows] = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n')
  expect(head).toContain('seq')
  expect(rows.length).toBeGreaterThan(0)
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export JSON' }).click(),
  ])
  const entries = JSON.parse(await readFile(await json.path(), 'utf8'))
  expect(entries.every((entry: { outcome: string }) => entry.outcome === 'SUCCESS')).toBe(true)
})

test('nobody without a session gets the export', async ({ request }) => {
  const answer = await request.get('/api/audit/export?format=json')
  expect(answer.status()).toBe(401)
  expect(await answer.text()).not.toContain('actorName')
})

test.describe('pages around', () => {
  for (const [path, heading] of [
    ['/', 'Overview'],
    ['/keys', 'Key pairs'],
    ['/settings', 'Settings'],
    ['/settings/api', 'API reference'],
  ] as const) {
    test(`${path} is accessible in both themes and sizes`, async ({ page }) => {
      await signIn(page)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expectAccessible(page)
    })
  }
})
