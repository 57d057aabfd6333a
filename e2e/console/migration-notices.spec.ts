import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { adminCredentials } from '../fixtures/admin'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import { openOperator } from '../fixtures/migration'
import { letterTo, NOBODYS_DOMAIN } from '../fixtures/post-office'
import { sharedServer } from '../fixtures/shared-server'

test('what bounced is told with the words of the mail server; texts are changed with a preview and taken back', async ({
  page,
}) => {
  const operator = await openOperator(sharedServer())
  const { partner } = await operator.makeHotels({ phase: 'PLANNED' })
  await operator.close()
  const word = randomBytes(4).toString('hex')
  await signIn(page)
  for (const domain of [NOBODYS_DOMAIN, 'partner.example']) {
    await page.goto(`/migration/people/partner/${partner.id}`)
    await untilInteractive(page)
    await page.getByRole('button', { name: 'Invite person' }).click()
    await page.getByRole('dialog').getByLabel('E-mail address').fill(`${word}@${domain}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click()
    const asked = page.getByRole('dialog', { name: 'Confirm that it is you' })
    const made = page.getByRole('dialog').filter({ hasText: '/invitation#' })
    await expect(asked.or(made).first()).toBeVisible()
    if (await asked.isVisible()) {
      await asked.getByRole('textbox', { name: 'Password' }).fill(adminCredentials().password)
      await asked.getByRole('button', { name: 'Confirm' }).click()
      await expect(made).toBeVisible()
    }
  }
  await letterTo(`${word}@partner.example`, partner.name)

  await page.goto('/migration/notices?kind=INVITATION')
  const bounced = page.getByRole('row').filter({ hasText: `${word}@${NOBODYS_DOMAIN}` })
  await expect(async () => {
    await page.reload()
    await expect(bounced).toContainText('Bounced', { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await expect(bounced).toContainText('no such person here')
  await expect(page.getByRole('row').filter({ hasText: `${word}@partner.example` })).toContainText('Sent')
  await untilInteractive(page)
  await bounced.getByRole('button', { name: /Your access/ }).click()
  await expect(page.getByRole('dialog')).toContainText('shown to nobody')
  await page.keyboard.press('Escape')
  await expectAccessible(page)

  // No other test's notices are of this kind.
  await page.goto('/migration/notices/texts?kind=PROBLEM')
  await untilInteractive(page)
  await page.getByLabel('Subject').fill('Trouble at {{nobody}}')
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('names {{nobody}}')
  await page.getByLabel('Subject').fill('Trouble at {{chain}}')
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Trouble at Solaris Hotels')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Problem' })).toContainText('Saved')
  await expectAccessible(page)
  await page.reload()
  await untilInteractive(page)
  await page.getByRole('button', { name: 'Use the built-in text' }).click()
  await expect(page.getByRole('button', { name: 'Use the built-in text' })).toHaveCount(0)
})
