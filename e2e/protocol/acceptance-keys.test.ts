import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { adminCredentials, basic } from '../fixtures/admin'
import { keyFiles } from '../fixtures/key-files'
import { unique } from '../fixtures/people'
import { administer, createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const KEY_PAIRS = '/oam/services/rest/ssa/api/v1/keypairadmin/keypair'
const password = recordSecret('file-password-7&?=')
let url: string
test.beforeAll(() => {
  url = `http://localhost:${process.env.E2E_PORT}`
})

const call = (
  method: string,
  query: Record<string, string>,
  body?: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
) =>
  fetch(`${url}${KEY_PAIRS}?${new URLSearchParams(query)}`, {
    method,
    headers: { authorization: basic(adminCredentials()), ...(body ? { 'content-type': type } : {}) },
    body,
  })

async function mint({ domain, clientId, secret }: Policy): Promise<string> {
  const response = await fetch(`${url}/oauth2/domains/${domain}/token`, {
    method: 'POST',
    headers: { authorization: basic({ username: clientId, password: secret }) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return recordSecret(token)
}

const keySet = ({ domain }: Policy) => createRemoteJWKSet(new URL(`${url}/oauth2/domains/${domain}/jwks`))

test.describe('acceptance: key pairs', () => {
  test('C02 p12 upload uses application/x-pkcs12 with password and aliasName in the query', async () => {
    const files = keyFiles(password)
    for (const name of ['pair.p12', 'legacy.p12']) {
      const aliasName = `p12-${unique()}`
      const uploaded = await call(
        'POST',
        { password, aliasName },
        new Uint8Array(files.bytes(name)),
        'application/x-pkcs12',
      )
      expect(await uploaded.text()).toBe(
        `Sucessfully created entity - KeyPair, detail - Successfully created ${aliasName}`,
      )
      const [read] = (await (await call('GET', { aliasName })).json()) as { subjectDN: string; domains: string }[]
      expect(read).toMatchObject({ aliasName, subjectDN: 'CN=brought, O=Example', domains: '' })
      expect((await call('DELETE', { aliasName })).status).toBe(200)
    }
    const wrong = await call(
      'POST',
      { password: recordSecret('wrong-password'), aliasName: 'x' },
      new Uint8Array(files.bytes('pair.p12')),
      'application/x-pkcs12',
    )
    expect(wrong.status).toBe(422)
  })

  test('C05 an uploaded pair signs for a domain, and an independent client verifies old and new tokens', async () => {
    const files = keyFiles(password)
    const policy = await createPolicy(url)
    const before = await mint(policy)
    const aliasName = `upload-${unique()}`
    const der = (name: string) => files.text(name).replaceAll(/-----[A-Z ]+-----|\s/g, '')
    const pair = { aliasName, publicKey: der('pair.crt'), privateKey: der('pair.key') }
    expect((await call('POST', {}, JSON.stringify([pair]))).status).toBe(200)
    await administer(url, 'PUT', 'oauthidentitydomain', { defaultSigningKeyPair: aliasName }, { name: policy.domain })
    const after = await mint(policy)
    expect(decodeProtectedHeader(after)).toMatchObject({ kid: aliasName, alg: 'ES256' })
    expect(decodeProtectedHeader(before)).toMatchObject({ kid: policy.domain, alg: 'RS256' })
    const keys = keySet(policy)
    for (const token of [before, after]) expect((await jwtVerify(token, keys)).payload.sub).toBe(policy.clientId)
    expect(await (await call('DELETE', { aliasName })).text()).toBe(
      `Delete failed for KeyPair ${aliasName}. ${aliasName} is in use`,
    )
  })
})
