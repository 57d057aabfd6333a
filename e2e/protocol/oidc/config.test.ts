import { expect, test } from '@playwright/test'
import { adminCredentials } from '../../fixtures/admin'
import { createPolicy } from '../../fixtures/policy'
import { type RunningServer, startServer } from '../../fixtures/server'

/** The Config OP plan of the OpenID Foundation: what discovery must say of a server that is reached over TLS. */
const PUBLIC_URL = 'https://id.hotel.example'
let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials(), env: { GATEHOUSE_PUBLIC_URL: PUBLIC_URL } })
})
test.afterAll(() => server?.stop())

const strings = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string')

/** Every member we publish, with what the standards say of it. One that is not here has no business in the document. */
const MEMBERS: Record<string, (value: unknown) => boolean> = {
  ...Object.fromEntries(
    [
      'scopes_supported',
      'response_types_supported',
      'response_modes_supported',
      'grant_types_supported',
      'subject_types_supported',
      'id_token_signing_alg_values_supported',
      'userinfo_signing_alg_values_supported',
      'token_endpoint_auth_methods_supported',
      'token_endpoint_auth_signing_alg_values_supported',
      'introspection_endpoint_auth_methods_supported',
      'introspection_endpoint_auth_signing_alg_values_supported',
      'revocation_endpoint_auth_methods_supported',
      'revocation_endpoint_auth_signing_alg_values_supported',
      'code_challenge_methods_supported',
      'claim_types_supported',
      'claims_supported',
      'prompt_values_supported',
      'display_values_supported',
      'ui_locales_supported',
      'acr_values_supported',
    ].map((name) => [name, strings]),
  ),
  ...Object.fromEntries(
    [
      'request_parameter_supported',
      'request_uri_parameter_supported',
      'require_request_uri_registration',
      'claims_parameter_supported',
      'authorization_response_iss_parameter_supported',
      'backchannel_logout_supported',
      'backchannel_logout_session_supported',
    ].map((name) => [name, (value: unknown) => typeof value === 'boolean']),
  ),
}

test('oidcc-discovery-endpoint-verification', async () => {
  const { domain } = await createPolicy(server.url, {
    domain: { customAttrs: JSON.stringify({ issuerMode: 'DOMAIN' }) },
  })
  const path = `/oauth2/domains/${domain}`
  const response = await fetch(`${server.url}${path}/.well-known/openid-configuration`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const document = (await response.json()) as Record<string, unknown>
  expect(document.issuer).toBe(`${PUBLIC_URL}${path}`)

  for (const [name, value] of Object.entries(document)) {
    if (name === 'issuer' || name.endsWith('_endpoint') || name.endsWith('_uri')) {
      expect(String(value), name).toMatch(/^https:\/\/id\.hotel\.example\/[^?#]*$/)
    } else expect(MEMBERS[name]?.(value), `${name}: ${JSON.stringify(value)}`).toBe(true)
  }
  expect(document).toMatchObject({
    authorization_endpoint: `${PUBLIC_URL}${path}/authorize`,
    response_types_supported: expect.arrayContaining(['code']),
    subject_types_supported: expect.arrayContaining(['public']),
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
    scopes_supported: expect.arrayContaining(['openid']),
    claims_supported: expect.arrayContaining(['sub', 'name', 'email']),
    code_challenge_methods_supported: expect.arrayContaining(['S256']),
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
  })
  const languages = (document.ui_locales_supported ?? []) as string[]
  for (const language of languages) expect(() => new Intl.Locale(language)).not.toThrow()

  const keys = (await (await fetch(`${server.url}${path}/jwks`)).json()) as { keys: Record<string, string>[] }
  expect(document.jwks_uri).toBe(`${PUBLIC_URL}${path}/jwks`)
  expect(keys.keys.some(({ kty, use }) => kty === 'RSA' && use === 'sig')).toBe(true)
  // No key is published with its private half.
  for (const key of keys.keys)
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key[part]).toBeUndefined()
})
