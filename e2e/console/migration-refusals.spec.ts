import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { askOcim, openOperator } from '../fixtures/migration'
import { sharedServer } from '../fixtures/shared-server'

test('a refused request is explained to operations by the correlation id of its answer', async ({ page, baseURL }) => {
  const operator = await openOperator(sharedServer())
  const hotels = await operator.makeHotels({ phase: 'MIGRATING' })
  await operator.close()
  const [integration] = hotels.partner.integrations
  if (!integration) throw new Error('no integration was made')
  const refused = await askOcim(baseURL ?? '', hotels, hotels.partner.ssd, integration, {
    headers: { enterpriseId: undefined },
  })
  expect(refused).toMatchObject({ status: 401, text: 'Enterprise id is required' })
  await signIn(page)
  await expect(async () => {
    await page.goto(`/migration/analytics?id=${refused.correlationId}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Refused with 401' })).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 20_000 })
  await expect(page.getByRole('list', { name: 'Rules in their order' })).toContainText('gateway.enterprise-present')
  await expectAccessible(page)
  await page.goto('/migration/analytics?rule=gateway.enterprise-present')
  await expect(page.getByRole('table', { name: 'Refused requests' })).toContainText('Enterprise id is required')
  await expectAccessible(page)
  await page.goto(`/migration/environments/${hotels.environment.id}/analytics`)
  await expect(page.getByRole('main')).toContainText('Tokens by OCIM')
  await expectAccessible(page)
})
