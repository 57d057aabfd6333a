import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from '../fixtures/console'
import { keyFiles } from '../fixtures/key-files'
import { openFromList, signedInAs, unique } from '../fixtures/people'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const dialog = (page: Page) => page.getByRole('alertdialog')

/** Key ids that the key set of a domain holds now. */
async function keyIds(url: string, domain: string): Promise<string[]> {
  const response = await fetch(`${url}/oauth2/domains/${domain}/jwks`)
  const { keys } = (await response.json()) as { keys: { kid: string }[] }
  return keys.map(({ kid }) => kid)
}

async function mint(url: string, { domain, clientId, secret }: Policy): Promise<string> {
  const response = await fetch(`${url}/oauth2/domains/${domain}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  recordSecret(token)
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
}

test('a key pair is made with a subject, looked at, downloaded and deleted', async ({ page }) => {
  const alias = `made-${unique()}`
  await signIn(page)
  await page.goto('/keys')
  await page.getByRole('link', { name: 'New key pair' }).click()
  await page.getByRole('button', { name: 'Make key pair' }).click()
  await expect(page.getByText('is required')).toBeVisible()
  await page.getByLabel('Alias').fill(alias)
  await page.getByRole('radio', { name: /EC P-256/ }).check()
  await page.getByLabel('Organization (O)').fill('Example, Inc.')
  await page.getByLabel('Country (C)').fill('de')
  await page.getByRole('button', { name: 'Make key pair' }).click()
  await expect(page.getByText('two capital letters').last()).toBeVisible()
  await page.getByLabel('Country (C)').fill('DE')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make key pair' }).click()

  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`CN=${alias}, O=Example\\, Inc., C=DE`)
  await expect(page.getByRole('main')).toContainText('No domain.')
  await expectAccessible(page)
  for (const [title, fileName, begin] of [
    ['Certificate (PEM)', `${alias}.crt`, '-----BEGIN CERTIFICATE-----'],
    ['Public key (JWK)', `${alias}.jwk.json`, '"kty": "EC"'],
    ['Certificate request (CSR)', `${alias}.csr`, '-----BEGIN CERTIFICATE REQUEST-----'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: title }).click(),
    ])
    expect(download.suggestedFilename()).toBe(fileName)
    const stream = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    const content = Buffer.concat(chunks).toString()
    expect(content).toContain(begin)
    expect(content).not.toContain('PRIVATE')
  }

  await page.getByRole('button', { name: 'Delete key pair' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Delete key pair' })).toBeDisabled()
  await dialog(page).getByRole('textbox').fill(alias)
  await dialog(page).getByRole('button', { name: 'Delete key pair' }).click()
  await expect(page).toHaveURL(/\/keys$/)
  await page.goto('/keys?show=unused')
  await expect(page.getByRole('main')).not.toContainText(alias)
})

test('a key pair is uploaded as PKCS#12 and as PEM, and a wrong password is told on its field', async ({ page }) => {
  const password = recordSecret(`upload-${unique()}${unique()}`)
  const files = keyFiles(password)
  const [first, second] = [`p12-${unique()}`, `pem-${unique()}`]
  await signIn(page)
  await page.goto('/keys/upload')
  await page.getByLabel('Alias').fill(first)
  await page.getByRole('radio', { name: /PKCS#12/ }).check()
  await page.getByRole('button', { name: 'Upload key pair' }).click()
  await expect(page.getByText('choose the file')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(files.file('legacy.p12'))
  await page.locator('input[type=password]').fill('not the password')
  await page.getByRole('button', { name: 'Upload key pair' }).click()
  await expect(page.getByText('The password does not open the file')).toBeVisible()
  await expectAccessible(page)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Upload key pair' }).click()
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('The certificate ends soon')
  await expectAccessible(page)

  await page.goto('/keys/upload')
  await page.getByLabel('Alias').fill(second)
  await page.getByLabel('Or choose files').setInputFiles([files.file('pair.crt'), files.file('pair.key')])
  await expect(page.getByLabel('Certificate and private key')).toHaveValue(/BEGIN CERTIFICATE[\s\S]*BEGIN PRIVATE KEY/)
  await page.getByRole('button', { name: 'Upload key pair' }).click()
  await expect(page.getByRole('heading', { level: 1, name: second })).toBeVisible()
  await page.goto('/keys?show=expiring')
  await expect(page.getByRole('link', { name: second })).toBeVisible()
  await expectAccessible(page)
})

test('a signing key is published, signs, and the one before retires and is ended, as the key set says', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url)
  const { domain } = policy
  expect(await mint(url, policy)).toBe(domain)
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: 'Signing', exact: true }).click()
  const day = new Date().toISOString().slice(0, 10)
  const next = `${domain}-${day}`

  await page.getByRole('button', { name: 'Publish next key' }).click()
  await dialog(page).getByRole('combobox', { name: 'Kind' }).selectOption('EC_P256')
  await dialog(page).getByRole('button', { name: 'Publish key' }).click()
  await expect(page.getByRole('link', { name: next })).toBeVisible()
  expect(await keyIds(url, domain)).toEqual([domain, next])
  expect(await mint(url, policy)).toBe(domain)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(dialog(page)).toContainText('nobody is affected')
  await dialog(page).getByRole('button', { name: 'Withdraw key' }).click()
  await expect(page.getByRole('link', { name: next })).toHaveCount(0)
  expect(await keyIds(url, domain)).toEqual([domain])

  await page.getByRole('button', { name: 'Publish next key' }).click()
  await dialog(page)
    .getByRole('radio', { name: /A key pair that exists/ })
    .check()
  await dialog(page).getByRole('combobox', { name: 'Key pair' }).selectOption(next)
  await dialog(page).getByRole('button', { name: 'Publish key' }).click()
  await expect(page.getByRole('button', { name: 'Sign now' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign now' }).click()
  await expect(dialog(page)).toContainText('ES256 instead of RS256')
  await dialog(page).getByRole('textbox').fill(next)
  await dialog(page).getByRole('button', { name: 'Sign now' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText('Retiring').first()).toBeVisible()
  expect(await mint(url, policy)).toBe(next)
  expect(await keyIds(url, domain)).toEqual([next, domain])
  await page.getByText('As a table, with exact times').click()
  await expect(page.getByRole('table').first()).toContainText(next)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'End now' }).click()
  await dialog(page).getByRole('textbox').fill(`${domain}-default`)
  await dialog(page).getByRole('button', { name: 'End retirement' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText('Gone').first()).toBeVisible()
  expect(await keyIds(url, domain)).toEqual([next])
})

test('automatic rotation is switched on with a number of days, and the next date stands there', async ({
  page,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openFromList(page, '/domains', domain)
  await page.getByRole('link', { name: 'Signing', exact: true }).click()
  const card = page.getByRole('region', { name: 'Automatic rotation' })
  await card.getByLabel('A key signs for').fill('2')
  await card.getByLabel('The next key is published ahead by').fill('49')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('must not be longer than a key signs')
  await card.getByLabel('The next key is published ahead by').fill('12')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('Saved')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Keys change by themselves every 2 days.')
  await expect(page.getByRole('main')).toContainText('The next key is published')
})

test('a domain administrator sees the keys of the domain and changes none, and an auditor downloads no request', async ({
  page,
  browser,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  const { domain: other } = await createPolicy(baseURL ?? '')
  await signIn(page)
  const theirs = await signedInAs(page, browser, 'Domain administrator', domain)
  await openFromList(theirs, '/domains', domain)
  await theirs.getByRole('link', { name: 'Signing', exact: true }).click()
  await expect(theirs.getByRole('link', { name: `${domain}-default` })).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Publish next key' })).toHaveCount(0)
  await theirs.goto('/keys')
  await expect(theirs.getByRole('link', { name: 'New key pair' })).toHaveCount(0)
  await expect(theirs.getByRole('main')).not.toContainText(other)
  await theirs.goto('/keys/new')
  await expect(theirs.getByRole('main')).toContainText(/not|role/i)
  await theirs.goto('/keys')
  await theirs.getByRole('link', { name: `${domain}-default` }).click()
  await expect(theirs.getByRole('link', { name: 'Certificate (PEM)' })).toBeVisible()
  await expect(theirs.getByRole('link', { name: 'Certificate request (CSR)' })).toHaveCount(0)
  const id = theirs.url().split('/').pop()
  const forced = await theirs.request.get(`/api/keys/${id}/request.csr`)
  expect(forced.status()).toBe(403)
  expect((await theirs.request.get(`/api/keys/${id}/private.pem`)).status()).toBe(404)
  expect(
    (
      await page
        .context()
        .browser()
        ?.newContext()
        .then((c) => c.request.get(`${baseURL}/api/keys/${id}/certificate.pem`))
    )?.status(),
  ).toBe(401)
})
