import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { refreshingPolicy } from '../fixtures/grants'
import { createPerson } from '../fixtures/identities'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const baseURL = `http://localhost:${process.env.E2E_PORT}`
// The server under test speaks plain HTTP on this machine.
const insecure = { [oauth.allowInsecureRequests]: true } as const
const own = ({ domain }: Policy) => new URL(`${baseURL}/oauth2/domains/${encodeURIComponent(domain)}`)
const rotating = refreshingPolicy({
  issuerMode: 'DOMAIN',
  refreshTokenRotation: 'true',
  refreshTokenAutoRevoke: 'true',
})

for (const [name, authenticate] of [
  ['client_secret_basic', openid.ClientSecretBasic],
  ['client_secret_post', openid.ClientSecretPost],
] as const) {
  test(`openid-client signs a person in, refreshes and introspects by ${name}, knowing only the issuer`, async () => {
    const policy = await createPolicy(baseURL, rotating)
    const ada = await createPerson(baseURL)
    const execute = [openid.allowInsecureRequests]
    const config = await openid.discovery(own(policy), policy.clientId, undefined, authenticate(policy.secret), {
      execute,
    })
    expect(config.serverMetadata().grant_types_supported).toEqual(expect.arrayContaining(['password', 'refresh_token']))
    const first = await openid.genericGrantRequest(config, 'password', {
      username: ada.username,
      password: ada.password,
      scope: 'Ledger.read Ledger.write',
    })
    expect(decodeJwt(recordSecret(first.access_token)).sub).toBe(ada.username)
    const token = recordSecret(first.refresh_token ?? '')
    expect(await openid.tokenIntrospection(config, token)).toMatchObject({
      active: true,
      client_id: policy.clientId,
      scope: 'Ledger.read Ledger.write',
      token_type: 'refresh_token',
    })
    const second = await openid.refreshTokenGrant(config, token, { scope: 'Ledger.read' })
    expect(decodeJwt(recordSecret(second.access_token)).scope).toEqual(['Ledger.read'])
    expect(recordSecret(second.refresh_token ?? '')).not.toBe(token)
    expect(await openid.tokenIntrospection(config, token)).toEqual({ active: false })
    expect((await openid.tokenIntrospection(config, second.access_token)).active).toBe(true)
  })
}

for (const [name, authentication] of [
  ['client_secret_basic', oauth.ClientSecretBasic],
  ['client_secret_post', oauth.ClientSecretPost],
] as const) {
  test(`oauth4webapi signs a person in and refreshes by ${name}, and is told why not`, async () => {
    const policy = await createPolicy(baseURL, rotating)
    const ada = await createPerson(baseURL)
    const issuer = own(policy)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const client: oauth.Client = { client_id: policy.clientId }
    const secret = authentication(policy.secret)
    const signIn = (password: string) =>
      oauth.genericTokenEndpointRequest(
        server,
        client,
        secret,
        'password',
        { username: ada.username, password },
        insecure,
      )
    const first = await oauth.processGenericTokenEndpointResponse(server, client, await signIn(ada.password))
    recordSecret(first.access_token)
    const token = recordSecret(first.refresh_token ?? '')
    const refresh = (value: string) => oauth.refreshTokenGrantRequest(server, client, secret, value, insecure)
    const second = await oauth.processRefreshTokenResponse(server, client, await refresh(token))
    recordSecret(second.access_token)
    recordSecret(second.refresh_token ?? '')
    expect(second.token_type).toBe('bearer')
    const rubbish = `${'A'.repeat(22)}~${'A'.repeat(43)}`
    await expect(
      refresh(rubbish).then((answer) => oauth.processRefreshTokenResponse(server, client, answer)),
    ).rejects.toMatchObject({ error: 'invalid_grant', error_description: 'Invalid Refresh Token' })
    await expect(
      signIn('not the password').then((answer) => oauth.processGenericTokenEndpointResponse(server, client, answer)),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
  })
}
