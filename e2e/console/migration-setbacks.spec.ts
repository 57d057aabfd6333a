import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import { openOperator } from '../fixtures/migration'
import { signedInAs } from '../fixtures/people'
import { sharedServer } from '../fixtures/shared-server'

/** What leads an environment on, back or aside. */
const WRITING = /^(Announce|Change dates|Open window|Postpone|Report a problem|Close the problem|Verify and close)$/

async function open(page: Page, environmentId: string): Promise<void> {
  await page.goto(`/migration/environments/${environmentId}`)
  await untilInteractive(page)
}

const offered = (page: Page) => page.getByRole('button', { name: WRITING })

test('a migration operator postpones with a reason, reports a problem and closes it, and an auditor only reads along', async ({
  page,
  browser,
}) => {
  test.setTimeout(60_000)
  const services = await openOperator(sharedServer())
  const announced = await services.makeHotels({ phase: 'PLANNED' })
  await services.move('announce', announced.environment.id)
  const migrated = await services.makeHotels({ phase: 'MIGRATED' })
  await services.close()
  await signIn(page)
  const leader = await signedInAs(page, browser, 'Migration operator')
  const auditor = await signedInAs(page, browser, 'Auditor')

  await open(leader, announced.environment.id)
  await expect(offered(leader)).toHaveText(['Change dates', 'Postpone', 'Open window'])
  const dialog = leader.getByRole('alertdialog')
  await leader.getByRole('button', { name: 'Postpone' }).click()
  await expect(dialog.getByRole('button', { name: 'Postpone' })).toBeDisabled()
  await dialog.getByLabel('Reason').fill('The hotel is full until Easter')
  await dialog.getByRole('button', { name: 'Postpone' }).click()
  await expect(leader.getByText('The hotel is full until Easter')).toBeVisible()
  await expect(leader.getByRole('button', { name: 'Announce' })).toBeEnabled()

  await open(leader, migrated.environment.id)
  await leader.getByRole('button', { name: 'Report a problem' }).click()
  await dialog.getByLabel('What went wrong').fill('The tills of the bar get no token')
  await dialog.getByRole('button', { name: 'Report problem' }).click()
  await expect(leader.getByText('A problem is open')).toBeVisible()
  await expectAccessible(leader)

  // Whoever only reads sees the same words, and nothing to press.
  for (const [environment, words] of [
    [announced.environment, 'The hotel is full until Easter'],
    [migrated.environment, 'The tills of the bar get no token'],
  ] as const) {
    await open(auditor, environment.id)
    await expect(auditor.getByText(words)).toBeVisible()
    await expect(offered(auditor)).toHaveText([])
  }

  await leader.getByRole('button', { name: 'Close the problem' }).click()
  await expect(dialog).toContainText('The tills of the bar get no token')
  await dialog.getByRole('button', { name: 'Close the problem' }).click()
  await expect(leader.getByText('A problem is open')).toHaveCount(0)
  await expect(leader.getByText('Migrated', { exact: true }).first()).toBeVisible()

  // Gateways are an administrator's: a leader of migrations is told so where everything else can be changed.
  await leader.goto('/migration/inventory/gateways')
  await expect(leader.getByText('Administrators add, change and delete gateways')).toBeVisible()
  await expect(leader.getByRole('button', { name: /^(New gateway|Edit|Delete)/ })).toHaveCount(0)
  await leader.goto('/migration/inventory/customers')
  await expect(leader.getByRole('button', { name: 'New customer' })).toBeVisible()
  await auditor.goto('/migration/inventory/customers')
  await expect(auditor.getByRole('table', { name: 'Customers' })).toBeVisible()
  await expect(auditor.getByRole('button', { name: /^(New customer|Edit|Delete)/ })).toHaveCount(0)
  await leader.context().close()
  await auditor.context().close()
})
