import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const baseURL = `http://localhost:${process.env.E2E_PORT}`

// The server under test speaks plain HTTP on this machine.
const insecure = { [oauth.allowInsecureRequests]: true } as const

const withOwnIssuer = { customAttrs: JSON.stringify({ issuerMode: 'DOMAIN' }) }
const own = (domain: string) => new URL(`${baseURL}/oauth2/domains/${encodeURIComponent(domain)}`)

/** What a resource server does: the token and the published keys, and nothing else. */
async function verify(token: string, jwksUri: string | undefined, issuer: string) {
  const keys = createRemoteJWKSet(new URL(jwksUri ?? ''))
  return jwtVerify(recordSecret(token), keys, { issuer, audience: 'Ledger', algorithms: ['RS256'], typ: 'JWT' })
}

test.describe('oauth4webapi, knowing only the issuer', () => {
  for (const algorithm of ['oidc', 'oauth2'] as const) {
    test(`discovers by ${algorithm === 'oidc' ? 'OpenID Connect' : 'RFC 8414'}, gets a token and has it verified`, async () => {
      const policy = await createPolicy(baseURL, { domain: withOwnIssuer })
      const issuer = own(policy.domain)
      const server = await oauth.processDiscoveryResponse(
        issuer,
        await oauth.discoveryRequest(issuer, { algorithm, ...insecure }),
      )
      const client: oauth.Client = { client_id: policy.clientId }
      const token = await oauth.processClientCredentialsResponse(
        server,
        client,
        await oauth.clientCredentialsGrantRequest(
          server,
          client,
          oauth.ClientSecretBasic(policy.secret),
          { scope: 'Ledger.read Ledger.write' },
          insecure,
        ),
      )
      const { payload } = await verify(token.access_token, server.jwks_uri, server.issuer)
      expect(payload.sub).toBe(policy.clientId)
      expect(payload.scope).toEqual(['Ledger.read', 'Ledger.write'])

      const introspected = await oauth.processIntrospectionResponse(
        server,
        client,
        await oauth.introspectionRequest(
          server,
          client,
          oauth.ClientSecretPost(policy.secret),
          token.access_token,
          insecure,
        ),
      )
      expect(introspected).toMatchObject({
        active: true,
        client_id: policy.clientId,
        scope: 'Ledger.read Ledger.write',
      })
    })
  }

  test('names the error of a wrong secret', async () => {
    const policy = await createPolicy(baseURL, { domain: withOwnIssuer })
    const issuer = own(policy.domain)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const client: oauth.Client = { client_id: policy.clientId }
    const wrong = oauth.ClientSecretPost(recordSecret('not-the-right-secret'))
    const response = await oauth.clientCredentialsGrantRequest(server, client, wrong, {}, insecure)
    // The library reads the challenge first, as RFC 6749 §5.2 has the server send one.
    const refused = oauth.processClientCredentialsResponse(server, client, response)
    await expect(refused).rejects.toMatchObject({ status: 401 })
  })
})

test.describe('openid-client, knowing only the issuer', () => {
  for (const [name, authenticate] of [
    ['client_secret_basic', openid.ClientSecretBasic],
    ['client_secret_post', openid.ClientSecretPost],
  ] as const) {
    test(`gets a token by ${name}, has it verified and introspected`, async () => {
      const policy = await createPolicy(baseURL, { domain: withOwnIssuer })
      const config = await openid.discovery(
        own(policy.domain),
        policy.clientId,
        undefined,
        authenticate(policy.secret),
        { execute: [openid.allowInsecureRequests] },
      )
      const token = await openid.clientCredentialsGrant(config)
      expect(token.scope).toBe('Ledger.read')
      const { jwks_uri, issuer } = config.serverMetadata()
      const { payload, protectedHeader } = await verify(token.access_token, jwks_uri, issuer)
      expect(protectedHeader.kid).toBe(policy.domain)
      expect(payload.iss).toBe(issuer)
      expect(await openid.tokenIntrospection(config, token.access_token)).toMatchObject({ active: true })
      expect(await openid.tokenIntrospection(config, 'rubbish')).toEqual({ active: false })
    })
  }

  test('works with a domain whose name has a space and a secret with reserved characters', async () => {
    const secret = recordSecret('p%2B a+b/c:d=e&f~100%')
    const policy = await createPolicy(baseURL, {
      name: `My Bank ${Date.now()}`,
      domain: withOwnIssuer,
      client: { secret },
    })
    const config = await openid.discovery(
      own(policy.domain),
      policy.clientId,
      undefined,
      openid.ClientSecretBasic(secret),
      { execute: [openid.allowInsecureRequests] },
    )
    expect((await openid.clientCredentialsGrant(config)).token_type).toBe('bearer')
  })
})

test.describe('the issuer all domains share', () => {
  async function flow(policy: Policy, discoverAt: URL, headers: Headers) {
    const issuer = new URL(`${baseURL}/oauth2`)
    const found = await oauth.discoveryRequest(discoverAt, { headers, ...insecure })
    const server = await oauth.processDiscoveryResponse(issuer, found)
    const client: oauth.Client = { client_id: policy.clientId }
    const authentication = oauth.ClientSecretBasic(policy.secret)
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      {},
      { headers, ...insecure },
    )
    const token = await oauth.processClientCredentialsResponse(server, client, response)
    const { payload } = await verify(token.access_token, server.jwks_uri, `${baseURL}/oauth2`)
    expect(payload.domain).toBe(policy.domain)
  }

  test('serves a client that names the domain by header', async () => {
    const policy = await createPolicy(baseURL)
    const headers = new Headers({ 'X-OAUTH-IDENTITY-DOMAIN-NAME': policy.domain })
    await flow(policy, new URL(`${baseURL}/oauth2`), headers)
  })

  test('serves a client that names the domain by query once, at discovery', async () => {
    const policy = await createPolicy(baseURL)
    const query = new URLSearchParams({ identityDomain: policy.domain })
    await flow(policy, new URL(`${baseURL}/oauth2?${query}`), new Headers())
  })
})
