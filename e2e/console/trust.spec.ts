import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { decodeJwt, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { adminCredentials, basic } from '../fixtures/admin'
import { type Certificate, makeCertificate } from '../fixtures/certificates'
import { expectAccessible, signIn } from '../fixtures/console'
import { openFromList, signedInAs, unique } from '../fixtures/people'
import { createPerson } from '../fixtures/person'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const BRIDGE = { grantTypes: ['JWT_BEARER'] }

/** The Trust tab of a domain. */
async function openTrust(page: Page, domain: string): Promise<string> {
  await openFromList(page, '/domains', domain)
  await page.getByRole('navigation', { name: 'Domain pages' }).getByRole('link', { name: 'Trust' }).click()
  await expect(page.getByRole('heading', { name: 'Trusted issuers' })).toBeVisible()
  return page.url()
}

async function trust(page: Page, issuer: string, keys: string): Promise<void> {
  await page.getByRole('button', { name: 'Trust an issuer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Issuer', { exact: false }).first().fill(issuer)
  await dialog.getByLabel('Keys').fill(keys)
  await dialog.getByRole('button', { name: 'Trust issuer' }).click()
  await expect(dialog).toBeHidden()
}

async function assertionOf(issuer: string, sub: string, aud: string, certificate: Certificate): Promise<string> {
  const claims = new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).setIssuer(issuer).setSubject(sub).setAudience(aud)
  return recordSecret(
    await claims.setIssuedAt().setExpirationTime('5m').setJti(randomUUID()).sign(certificate.privateKey),
  )
}

async function present(url: string, { domain, clientId, secret }: Policy, assertion: string) {
  const response = await fetch(`${url}/oauth2/domains/${domain}/token`, {
    method: 'POST',
    headers: { authorization: basic({ username: clientId, password: secret }) },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
  })
  const json = (await response.json()) as Record<string, unknown>
  if (typeof json.access_token === 'string') recordSecret(json.access_token)
  return { status: response.status, json }
}

test('a partner is trusted by certificate: its assertion is tested without using it up, then gets a token once', async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, { client: BRIDGE })
  const person = await createPerson(url)
  const partner = await makeCertificate('partner', 20)
  const issuer = `https://${unique()}.partner.example`
  await signIn(page)
  await openTrust(page, policy.domain)
  await expect(page.getByText('Nobody is trusted yet')).toBeVisible()
  await trust(page, issuer, partner.pem)
  const facts = page.getByRole('article', { name: issuer })
  await expect(facts).toContainText('CN=partner')
  await expect(facts).toContainText('Believed')
  await expect(facts).toContainText('Ends in')

  const tester = page.getByRole('button', { name: 'Test assertion' })
  const assertion = await assertionOf(issuer, person.username, `${url}/oauth2`, partner)
  await page.getByLabel('Assertion', { exact: false }).first().fill(assertion)
  await tester.click()
  await expect(page.getByText(`It would get a token for ${person.username}`)).toBeVisible()

  const granted = await present(url, policy, assertion)
  expect(granted.status).toBe(200)
  expect(decodeJwt(String(granted.json.access_token))).toMatchObject({ sub: person.username, uid: person.id })
  expect((await present(url, policy, assertion)).json.error).toBe('invalid_grant')
  await tester.click()
  await expect(page.getByText('assertion.replay')).toBeVisible()
  const stranger = await makeCertificate('stranger')
  await page
    .getByLabel('Assertion', { exact: false })
    .first()
    .fill(await assertionOf(issuer, 'x', url, stranger))
  await tester.click()
  await expect(page.getByText('assertion.signature')).toBeVisible()
})

test('an issuer is switched off and deleted, each with the next request', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, { client: BRIDGE })
  const person = await createPerson(url)
  const partner = await makeCertificate('partner')
  const issuer = `https://${unique()}.partner.example`
  await signIn(page)
  await openTrust(page, policy.domain)
  await trust(page, issuer, partner.pem)
  const ask = async () =>
    (await present(url, policy, await assertionOf(issuer, person.username, `${url}/oauth2`, partner))).status
  expect(await ask()).toBe(200)

  const edit = async (change: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
    await page.getByRole('button', { name: `Edit ${issuer}` }).click()
    const dialog = page.getByRole('dialog')
    await change(dialog)
    await dialog.getByRole('button', { name: 'Save issuer' }).click()
    return dialog
  }
  await edit((dialog) => dialog.getByRole('switch', { name: 'Believe this issuer' }).uncheck())
  await expect(page.getByText('Switched off')).toBeVisible()
  expect(await ask()).toBe(400)

  const last = await edit((dialog) => dialog.getByRole('checkbox', { name: /^Remove/ }).check())
  await expect(last).toContainText('One key must stay')
  await last.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: `Delete ${issuer}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete issuer' }).click()
  await expect(page.getByText('Nobody is trusted yet')).toBeVisible()
  await page.goto('/audit')
  await expect(page.getByRole('main')).toContainText(issuer)
})

test('keys that nobody should believe are told on their field, and nothing is saved', async ({ page, baseURL }) => {
  const { domain } = await createPolicy(baseURL ?? '')
  await signIn(page)
  await openTrust(page, domain)
  await page.getByRole('button', { name: 'Trust an issuer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Trust issuer' }).click()
  await expect(dialog.getByText('is required').first()).toBeVisible()
  await dialog.getByLabel('Issuer', { exact: false }).first().fill('https://partner.example')
  for (const [text, told] of [
    ['https://partner.example/jwks', 'is neither PEM, nor JWKS, nor base64'],
    ['{"kty":"oct","k":"c2VjcmV0"}', 'private or shared key'],
    ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----', 'holds a private key'],
  ] as const) {
    await dialog.getByLabel('Keys').fill(text)
    await dialog.getByRole('button', { name: 'Trust issuer' }).click()
    await expect(dialog).toContainText(told)
  }
})

test('token exchange is switched on with its limits, and the next exchange obeys', async ({ page, baseURL }) => {
  const url = baseURL ?? ''
  const policy = await createPolicy(url, {
    client: { grantTypes: ['CLIENT_CREDENTIALS', 'TOKEN_EXCHANGE'] },
    domain: { customAttrs: JSON.stringify({ issuerMode: 'DOMAIN', keyAttributeName: 'totp' }) },
  })
  await signIn(page)
  await openTrust(page, policy.domain)
  const card = page.getByRole('region', { name: 'Token exchange' })
  await card.getByRole('switch', { name: 'Delegation' }).check()
  await card.getByLabel('Life of an exchanged token').fill('0')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card).toContainText('must be a whole number of 1 or more')
  await card.getByLabel('Life of an exchanged token').fill('300')
  await card.getByRole('combobox', { name: /^Claims copied by delegation/ }).fill('department')
  await card.getByRole('combobox', { name: /^Claims copied by delegation/ }).press('Enter')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByText('Saved').first()).toBeVisible()

  await page.goto('/resources?q=Ledger')
  await openFromList(page, '/domains', policy.domain)
  await page.getByRole('link', { name: '1', exact: true }).first().click()
  await page.getByRole('link', { name: 'Ledger', exact: true }).click()
  await page.getByRole('navigation', { name: 'Resource pages' }).getByRole('link', { name: 'Settings' }).click()
  const lists = page.getByRole('region', { name: 'Token exchange' })
  await lists.getByLabel('May act on behalf of a person').fill(policy.clientId)
  await lists.getByLabel('May act on behalf of a person').press('Enter')
  await lists.getByRole('button', { name: 'Save' }).click()
  await expect(lists).toContainText('Saved')

  const issuer = new URL(`${url}/oauth2/domains/${policy.domain}`)
  const insecure = { [oauth.allowInsecureRequests]: true } as const
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client: oauth.Client = { client_id: policy.clientId }
  const proof = oauth.ClientSecretBasic(policy.secret)
  const response = await oauth.clientCredentialsGrantRequest(server, client, proof, {}, insecure)
  const { access_token } = await oauth.processClientCredentialsResponse(server, client, response)
  recordSecret(access_token)
  const jwt = 'urn:ietf:params:oauth:token-type:jwt'
  const exchanged = await oauth.genericTokenEndpointRequest(
    server,
    client,
    proof,
    'urn:ietf:params:oauth:grant-type:token-exchange',
    {
      subject_token: access_token,
      subject_token_type: jwt,
      actor_token: access_token,
      actor_token_type: jwt,
      scope: 'Ledger.read',
    },
    insecure,
  )
  const answer = await oauth.processGenericTokenEndpointResponse(server, client, exchanged)
  recordSecret(answer.access_token)
  expect(answer.expires_in).toBe(300)
})

test('a client gets a certificate by file and by text, and loses it again', async ({ page, baseURL }) => {
  const { clientId } = await createPolicy(baseURL ?? '')
  const [first, second] = [await makeCertificate('first'), await makeCertificate('second', 10)]
  await signIn(page)
  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  const add = async (fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
    await page.getByRole('button', { name: 'Add certificate' }).click()
    const dialog = page.getByRole('dialog')
    await fill(dialog)
    await dialog.getByRole('button', { name: 'Add certificate' }).click()
    return dialog
  }
  await add((dialog) =>
    dialog.getByLabel('Or choose a file').setInputFiles({
      name: 'first.der',
      mimeType: 'application/pkix-cert',
      buffer: Buffer.from(first.base64, 'base64'),
    }),
  )
  const certificates = page.getByRole('list', { name: 'Certificates' })
  await expect(certificates).toContainText('CN=first')
  await add((dialog) => dialog.getByLabel('Certificate', { exact: false }).first().fill(second.pem))
  await expect(certificates).toContainText('CN=second')
  await expect(certificates.getByText('self-signed')).toHaveCount(2)
  const again = await add((dialog) => dialog.getByLabel('Certificate', { exact: false }).first().fill(first.base64))
  await expect(again).toContainText('is already a certificate of this client')
  await again.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Delete certificate CN=first' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete certificate' }).click()
  await expect(certificates).not.toContainText('CN=first')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('main')).toContainText('certificates')
})

test('auditors and other domains’ administrators look at trust or not at all, and change nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  const { domain } = await createPolicy(baseURL ?? '')
  const elsewhere = await createPolicy(baseURL ?? '')
  const partner = await makeCertificate('partner')
  await signIn(page)
  const address = await openTrust(page, domain)
  await trust(page, 'https://partner.example', partner.pem)
  const auditor = await signedInAs(page, browser, 'Auditor')
  await auditor.goto(address)
  await expect(auditor.getByRole('article', { name: 'https://partner.example' })).toBeVisible()
  for (const name of ['Trust an issuer', 'Edit https://partner.example', 'Delete https://partner.example']) {
    await expect(auditor.getByRole('button', { name })).toHaveCount(0)
  }
  const stranger = await signedInAs(page, browser, 'Domain administrator', elsewhere.domain)
  await stranger.goto(address)
  await expect(stranger.getByRole('article', { name: 'https://partner.example' })).toHaveCount(0)
  expect(adminCredentials().username).toBe('admin')
})

test('the pages of trust and certificates are accessible, in light and dark, on a desk and a phone', async ({
  page,
  baseURL,
}) => {
  test.slow()
  const { domain, clientId } = await createPolicy(baseURL ?? '')
  const partner = await makeCertificate('partner', 10)
  await signIn(page)
  const address = await openTrust(page, domain)
  await trust(page, 'https://a-partner-with-a-very-long-name.identity.example.com/realms/production', partner.pem)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Edit https/ }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.goto(address)
  await page.getByLabel('Assertion', { exact: false }).first().fill('eyJ.x.y')
  await page.getByRole('button', { name: 'Test assertion' }).click()
  await expect(page.getByText('It would be refused')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFromList(page, '/clients', clientId)
  await page.getByRole('link', { name: 'Credentials' }).click()
  await page.getByRole('button', { name: 'Add certificate' }).click()
  await page.getByRole('dialog').getByLabel('Certificate', { exact: false }).first().fill(partner.pem)
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Add certificate' }).click()
  await expect(page.getByRole('list', { name: 'Certificates' })).toContainText('CN=partner')
  await expectAccessible(page)
})
