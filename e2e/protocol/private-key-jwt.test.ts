import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { adminCredentials, basic } from '../fixtures/admin'
import { type Certificate, makeCertificate } from '../fixtures/certificates'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const url = `http://localhost:${process.env.E2E_PORT}`
const ARTIFACTS = `${url}/oam/services/rest/ssa/api/v1/oauthpolicyadmin/clientartifacts`
const URN = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const insecure = { [oauth.allowInsecureRequests]: true } as const

/** A domain with its own issuer, and a client whose certificate is registered over REST. */
async function clientWithCertificate(): Promise<{ policy: Policy; certificate: Certificate; issuer: URL }> {
  const policy = await createPolicy(url, { domain: { customAttrs: JSON.stringify({ issuerMode: 'DOMAIN' }) } })
  const certificate = await makeCertificate(policy.clientId)
  const response = await fetch(ARTIFACTS, {
    method: 'POST',
    headers: { authorization: basic(adminCredentials()), 'content-type': 'application/json' },
    body: JSON.stringify({
      certificateValue: certificate.base64,
      clientName: policy.clientId,
      identityDomainName: policy.domain,
    }),
  })
  expect(await response.text()).toMatch(/^Sucessfully created entity - OAuthClientTrustArtifact, detail - /)
  return { policy, certificate, issuer: new URL(`${url}/oauth2/domains/${policy.domain}`) }
}

async function assertion(clientId: string, audience: string, key: Certificate['privateKey']): Promise<string> {
  const claims = new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).setIssuer(clientId).setSubject(clientId)
  const jwt = await claims.setAudience(audience).setIssuedAt().setExpirationTime('1m').setJti(randomUUID()).sign(key)
  return recordSecret(jwt)
}

async function ask(policy: Policy, form: Record<string, string>) {
  const response = await fetch(`${url}/oauth2/rest/token`, {
    method: 'POST',
    headers: { 'x-oauth-identity-domain-name': policy.domain },
    body: new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS', ...form }),
  })
  const json = (await response.json()) as Record<string, unknown>
  if (typeof json.access_token === 'string') recordSecret(json.access_token)
  return { status: response.status, json }
}

test.describe('private_key_jwt with a certificate registered over REST', () => {
  test('oauth4webapi discovers it, gets a token by it and introspects by it', async () => {
    const { policy, certificate, issuer } = await clientWithCertificate()
    const discovery = await oauth.discoveryRequest(issuer, insecure)
    const server = await oauth.processDiscoveryResponse(issuer, discovery)
    expect(server.token_endpoint_auth_methods_supported).toContain('private_key_jwt')
    expect(server.token_endpoint_auth_signing_alg_values_supported).toContain('ES256')
    const client: oauth.Client = { client_id: policy.clientId }
    const prove = () => oauth.PrivateKeyJwt(certificate.webKey as CryptoKey)
    const granted = await oauth.clientCredentialsGrantRequest(server, client, prove(), {}, insecure)
    const token = await oauth.processClientCredentialsResponse(server, client, granted)
    recordSecret(token.access_token)
    const looked = await oauth.introspectionRequest(server, client, prove(), token.access_token, insecure)
    expect(await oauth.processIntrospectionResponse(server, client, looked)).toMatchObject({ active: true })
  })

  test('openid-client gets a token by it', async () => {
    const { policy, certificate, issuer } = await clientWithCertificate()
    const proof = openid.PrivateKeyJwt(certificate.webKey as CryptoKey)
    const execute = [openid.allowInsecureRequests]
    const config = await openid.discovery(issuer, policy.clientId, undefined, proof, { execute })
    const token = await openid.clientCredentialsGrant(config)
    recordSecret(token.access_token)
    expect(token.scope).toBe('Ledger.read')
  })

  for (const client_assertion_type of ['JWT_BEARER', URN]) {
    test(`D10 client_assertion_type ${client_assertion_type} is accepted, and the assertion is used once`, async () => {
      const { policy, certificate } = await clientWithCertificate()
      const jwt = await assertion(policy.clientId, `${url}/oauth2/rest/token`, certificate.privateKey)
      const form = { client_assertion: jwt, client_assertion_type }
      expect((await ask(policy, form)).status).toBe(200)
      expect(await ask(policy, form)).toEqual({
        status: 401,
        json: { error: 'invalid_client', error_description: 'Client authentication failed.' },
      })
    })
  }

  test('a stranger’s key, an unknown client and a deleted certificate are told the same', async () => {
    const { policy, certificate } = await clientWithCertificate()
    const stranger = await makeCertificate(policy.clientId)
    const audience = `${url}/oauth2/rest/token`
    const form = (client_assertion: string) => ({ client_assertion, client_assertion_type: URN })
    const forged = await ask(policy, form(await assertion(policy.clientId, audience, stranger.privateKey)))
    const unknown = await ask(policy, form(await assertion('nobody', audience, certificate.privateKey)))
    const deleted = await fetch(
      `${ARTIFACTS}?${new URLSearchParams({ clientName: policy.clientId, identityDomainName: policy.domain })}`,
      { method: 'DELETE', headers: { authorization: basic(adminCredentials()) } },
    )
    expect(await deleted.text()).toBe(
      `Sucessfully deleted entity - "OAuthClientTrustArtifact", detail - ${policy.clientId}`,
    )
    const late = await ask(policy, form(await assertion(policy.clientId, audience, certificate.privateKey)))
    expect(forged.status).toBe(401)
    for (const answer of [unknown, late]) expect(answer).toEqual(forged)
  })
})
