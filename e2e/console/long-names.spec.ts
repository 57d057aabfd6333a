import { expect, test } from '@playwright/test'
import { expectNothingSticksOut, signIn } from '../fixtures/console'
import { openFromList, unique } from '../fixtures/people'
import { administer, createPolicy } from '../fixtures/policy'

/** As long as such a thing may be, without a place to break it at. */
const long = (start: string, length: number) => `${start}-${unique()}`.padEnd(length, 'x')

test('the longest names and values without a space stay inside histories, audit entries and the audit log', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const name = `Ledger-${unique()}`
  const scopes = [`${name}.read`]
  const { domain } = await createPolicy(url, { resource: { name }, client: { scopes, defaultScope: scopes[0] } })
  const attrName = long('claim', 128)
  const attribute = { attrName, attrValue: long('value', 1000), attrType: 'STATIC' }
  const query = { name, identityDomainName: domain }
  await administer(url, 'PUT', 'application', { tokenAttributes: [attribute] }, query)
  // Told by the name of its field, which holds the name of the attribute.
  const changed = { ...attribute, attrValue: long('another', 1000) }
  await administer(url, 'PUT', 'application', { tokenAttributes: [changed] }, query)

  await signIn(page)
  await openFromList(page, '/resources', name)
  const [, id = ''] = page.url().match(/resources\/([^/?]+)/) ?? []
  await page.goto(`/resources/${id}/history`)
  await expect(page.getByRole('heading', { level: 2, name: attrName }).first()).toBeVisible()
  await expectNothingSticksOut(page)
  await page
    .getByRole('link', { name: /^entry/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Raw record' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(changed.attrValue)
  await expectNothingSticksOut(page)
  await page.goto(`/audit?entityKind=resource&entityId=${id}`)
  await expect(page.getByRole('table', { name: 'Audit entries' })).toContainText(attrName)
  await expectNothingSticksOut(page)

  // The same of a whole estate: domain, key pair, resource server, scope and client.
  const [paymentsName, ledgerName, reporterName] = [long('Payments', 128), long('Books', 128), long('Reporter', 128)]
  const scope = `${ledgerName}.${long('scope', 120)}`
  const estate = await createPolicy(url, {
    name: paymentsName,
    resource: { name: ledgerName, scopes: [{ scopeName: scope.slice(ledgerName.length + 1) }] },
    client: { name: reporterName, scopes: [scope], defaultScope: scope },
  })
  await page.goto(`/resources?q=${ledgerName}`)
  await expect(page.getByRole('table', { name: 'Resources' })).toContainText(paymentsName)
  await expectNothingSticksOut(page)
  await page.goto(`/audit?entityKind=domain`)
  await expect(page.getByRole('table', { name: 'Audit entries' })).toContainText(paymentsName)
  await expectNothingSticksOut(page)
  await openFromList(page, '/domains', paymentsName)
  await page.goto(`${new URL(page.url()).pathname}/signing`)
  await expect(page.getByRole('heading', { name: 'Automatic rotation' })).toBeVisible()
  await page.getByText('As a table, with exact times').click()
  await expectNothingSticksOut(page)
  await page.goto('/keys')
  const pairs = page.getByRole('table', { name: 'Key pairs' })
  // Those that end first come first, so this one is on the last page.
  while (!(await pairs.getByRole('cell', { name: paymentsName, exact: true }).isVisible())) {
    await page.goto(String(await page.getByRole('link', { name: 'Next' }).getAttribute('href')))
  }
  await expectNothingSticksOut(page)
  await openFromList(page, '/clients', reporterName)
  await page.goto(`${new URL(page.url()).pathname}/try`)
  // What is typed before the page is alive is lost.
  await expect(async () => {
    await page.getByLabel('Client secret').fill(estate.secret)
    await page.getByRole('button', { name: 'Get token' }).click()
    await expect(page.getByText('Signature verified')).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expectNothingSticksOut(page)
})
