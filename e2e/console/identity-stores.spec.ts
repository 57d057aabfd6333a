import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { BASE_DN, BIND_DN, BIND_PASSWORD } from '../../scripts/lib/openldap/tree.mjs'
import { expectAccessible, signIn, untilInteractive } from '../fixtures/console'
import { signedInAs, unique } from '../fixtures/people'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

test.beforeAll(() => {
  recordSecret(BIND_PASSWORD)
})

/** Fills in the form for a directory as the test server is, and leaves it open. */
async function fillDirectory(page: Page, name: string): Promise<void> {
  await page.goto('/settings/identity-stores/new')
  await page.getByLabel(/^Name/).fill(name)
  await page.getByRole('radio', { name: /LDAP directory/ }).check()
  await page.getByLabel('Address').fill(process.env.TEST_LDAPS_URL ?? '')
  await page
    .getByLabel('Certificates of the authorities')
    .fill(readFileSync(process.env.TEST_LDAP_CA_FILE ?? '', 'utf8'))
  await page.getByLabel(/^Bind account/).fill(BIND_DN)
  await page.getByLabel(/^Password of the bind account/).fill(BIND_PASSWORD)
  await page.getByLabel(/^Base/).fill(`ou=people,${BASE_DN}`)
}

async function createBuiltIn(page: Page, name: string): Promise<void> {
  await page.goto('/settings/identity-stores/new')
  await page.getByLabel(/^Name/).fill(name)
  await page.getByRole('button', { name: 'Create store' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test.describe('with a directory', () => {
  test.beforeAll(() => {
    if (!process.env.TEST_LDAP_URL) throw new Error('no OpenLDAP server: scripts/with-openldap.mjs starts one')
  })

  test('is tried before it is saved: each failure says what to look at, and a person is shown as tokens would tell', async ({
    page,
  }) => {
    await signIn(page)
    await fillDirectory(page, `Dir-${unique()}`)
    const trial = page.getByRole('region', { name: 'Test the connection' })
    const tryNow = () => trial.getByRole('button', { name: 'Test connection' }).click()

    await page.getByLabel(/^Password of the bind account/).fill('wrong')
    await tryNow()
    await expect(trial).toContainText('The directory refused the bind account.')
    await expect(trial).toContainText('give its password again')
    await page.getByLabel(/^Password of the bind account/).fill(BIND_PASSWORD)

    await page.getByLabel('Certificates of the authorities').fill('')
    await tryNow()
    await expect(trial).toContainText('The certificate of the directory is not believed')
    await page.getByLabel('Certificates of the authorities').fill('no certificate')
    await tryNow()
    await expect(trial).toContainText('must be PEM certificates that can be read')
    await page
      .getByLabel('Certificates of the authorities')
      .fill(readFileSync(process.env.TEST_LDAP_CA_FILE ?? '', 'utf8'))

    await trial.getByLabel('User name to look for').fill('nobody-here')
    await tryNow()
    await expect(trial).toContainText('Nobody, or more than one, is found as nobody-here.')
    await trial.getByLabel('User name to look for').fill('ada')
    await tryNow()
    await expect(trial).toContainText('Connected over TLS and bound.')
    await expect(trial).toContainText(`uid=ada,ou=people,${BASE_DN}`)
    await expect(trial).toContainText('ada@hotel.example')
    await expect(trial).toContainText('night-audit, staff')
    await expectAccessible(page)
  })

  test('is edited card by card; its bind password is never shown and is asked for again when it would go elsewhere', async ({
    page,
  }) => {
    const name = `Dir-${unique()}`
    await signIn(page)
    await fillDirectory(page, name)
    await page.getByRole('button', { name: 'Create store' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.reload()
    await untilInteractive(page)
    expect(await page.content()).not.toContain(BIND_PASSWORD)

    const connection = page.getByRole('region', { name: 'Connection', exact: true })
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await expect(connection).toContainText('People are found, for example')
    await connection.getByLabel('Address').fill(process.env.TEST_LDAP_URL ?? '')
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await expect(connection).toContainText('must be given again when the address or the bind account changes')
    await connection.getByRole('button', { name: 'Save' }).click()
    await expect(connection.getByLabel(/^Password of the bind account/)).toHaveAttribute('aria-invalid', 'true')
    await connection.getByLabel(/^Password of the bind account/).fill(BIND_PASSWORD)
    await connection.getByRole('button', { name: 'Save' }).click()
    await expect(connection).toContainText('Saved')
    await expect(connection.getByLabel(/^Password of the bind account/)).toHaveValue('')

    const search = page.getByRole('region', { name: 'Search', exact: true })
    await search.getByLabel('Filter').fill('(objectClass=person')
    await search.getByRole('button', { name: 'Save' }).click()
    await expect(search).toContainText('must be a filter in parentheses')
    await search.getByLabel('Filter').fill('(objectClass=person)')
    await search.getByRole('button', { name: 'Save' }).click()
    await expect(search).toContainText('Saved')

    // From here on the page is told of what it saved only when the test lets it: a person may be quicker than that.
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(/[?&]_rsc=/, async (route) => {
      await held
      await route.continue()
    })
    const mapping = page.getByRole('region', { name: 'Mapping', exact: true })
    await mapping.getByRole('button', { name: 'Add custom attribute' }).click()
    await mapping.getByLabel('Name', { exact: true }).fill('staffNumber')
    await mapping.getByLabel('Directory attribute').fill('employeeNumber')
    await mapping.getByRole('button', { name: 'Save' }).click()
    await expect(mapping).toContainText('Saved')

    const native = page.getByRole('region', { name: 'Native state', exact: true })
    await native.getByLabel('Kind of directory').selectOption('ACTIVE_DIRECTORY')
    await expect(native.getByLabel('Disabled')).toHaveValue('userAccountControl')
    await native.getByRole('button', { name: 'Discard' }).click()
    await expect(native.getByLabel('Disabled')).toHaveValue('')

    await connection.getByLabel('User name to look for').fill('ada')
    await connection.getByRole('button', { name: 'Test connection' }).click()
    letThrough()
    await expect(connection).toContainText('Connected over TLS after StartTLS and bound.')
    await expect(connection).toContainText('staffNumber: 1815')
    await expectAccessible(page)

    await page.getByRole('link', { name: 'History' }).click()
    await expect(page.getByRole('main')).toContainText('created identity store')
    expect(await page.content()).not.toContain(BIND_PASSWORD)
  })

  test('shows its people by asking it, and one of them has a page here once somebody opens it', async ({ page }) => {
    const name = `Dir-${unique()}`
    await signIn(page)
    await fillDirectory(page, name)
    await page.getByRole('button', { name: 'Create store' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await expect(page.getByRole('row', { name: /ada.*Ada Lovelace/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Locked For Good/ })).toContainText('locked')
    await page.getByLabel('Search people of the directory').fill('grace')
    await expect(page.getByRole('row', { name: /ada.*Ada Lovelace/ })).toHaveCount(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Open grace' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'grace' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(name)
  })
})

test('the lockout of a store is saved, and a store that a domain names is not deleted until none does', async ({
  page,
  baseURL,
}) => {
  const name = `Store-${unique()}`
  await signIn(page)
  await createBuiltIn(page, name)
  const lockout = page.getByRole('region', { name: 'Lockout' })
  await lockout.getByLabel('Failures').fill('0')
  await lockout.getByRole('button', { name: 'Save' }).click()
  await expect(lockout).toContainText('must be a whole number from 1 to 1000')
  await lockout.getByLabel('Failures').fill('3')
  await lockout.getByLabel('Duration').fill('7200')
  await expect(lockout).toContainText('Locked for 2 hours')
  await lockout.getByRole('button', { name: 'Save' }).click()
  await expect(lockout).toContainText('Saved')
  await expectAccessible(page)

  const { domain } = await createPolicy(baseURL ?? '', { domain: { identityProvider: name } })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Use' })).toContainText(domain)
  await page.getByRole('button', { name: 'Delete store' }).click()
  await expect(page.getByRole('alertdialog')).toContainText(`${domain} still name it`)
  await page.keyboard.press('Escape')

  const other = `Store-${unique()}`
  await createBuiltIn(page, other)
  await page.getByRole('button', { name: 'Delete store' }).click()
  await page.getByRole('alertdialog').getByRole('textbox').fill(other)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete store' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Identity stores' })).toBeVisible()
  await expect(page.getByRole('link', { name: other })).toHaveCount(0)
  await expectAccessible(page)
})

test('an auditor sees identity stores and changes none', async ({ page, browser }) => {
  await signIn(page)
  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto('/settings/identity-stores')
  await expect(auditor.getByRole('link', { name: 'New identity store' })).toHaveCount(0)
  await auditor.getByRole('link', { name: 'UserIdentityStore1' }).click()
  await expect(auditor.getByRole('main')).toContainText('who reads everything and changes nothing')
  await expect(auditor.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await auditor.goto('/settings/identity-stores/new')
  await expect(auditor.getByLabel(/^Name/)).toHaveCount(0)
  await auditor.context().close()
})
