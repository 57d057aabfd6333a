import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import { adminCredentials, basic } from '../fixtures/admin'
import { createPerson, type Person } from '../fixtures/person'
import { administer, createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const url = `http://localhost:${process.env.E2E_PORT}`
const JWT = 'urn:ietf:params:oauth:token-type:jwt'
const URN = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BOTH = {
  TokenExchange_DelegationEnabled: 'true',
  TokenExchange_ImpersonationEnabled: 'true',
  TokenExchange_TokenExpiryInSeconds: '1200',
}

/** `portal` lets people in by password for `Shop`; the policy's own client exchanges their tokens for `Ledger`. */
interface Estate {
  policy: Policy
  portal: string
  person: Person
}

async function allow(policy: Policy, attributes: object): Promise<void> {
  const customAttrs = JSON.stringify({ issuerMode: 'DOMAIN', passwordGrantEnabled: 'true', ...BOTH, ...attributes })
  await administer(url, 'PUT', 'oauthidentitydomain', { customAttrs }, { name: policy.domain })
}

async function list(policy: Policy, delegation: string, impersonation: string): Promise<void> {
  const tokenAttributes = [
    { attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: delegation, attrType: 'STATIC' },
    { attrName: 'TokenExchange_AllowedClientsForImpersonation', attrValue: impersonation, attrType: 'STATIC' },
  ].filter((attribute) => attribute.attrValue !== '')
  const query = { name: 'Ledger', identityDomainName: policy.domain }
  await administer(url, 'PUT', 'application', { tokenAttributes }, query)
}

async function createEstate(): Promise<Estate> {
  const policy = await createPolicy(url, { client: { grantTypes: ['CLIENT_CREDENTIALS', 'TOKEN_EXCHANGE'] } })
  await allow(policy, {})
  await list(policy, policy.clientId, policy.clientId)
  const idDomain = policy.domain
  const tokenAttributes = [{ attrName: 'department', attrValue: 'audit', attrType: 'STATIC' }]
  await administer(url, 'POST', 'application', {
    name: 'Shop',
    idDomain,
    scopes: [{ scopeName: 'buy' }],
    tokenAttributes,
  })
  const portal = `portal-${policy.clientId}`
  await administer(url, 'POST', 'client', {
    id: portal,
    name: portal,
    secret: policy.secret,
    idDomain,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['PASSWORD'],
    scopes: ['Shop.buy'],
    defaultScope: 'Shop.buy',
  })
  return { policy, portal, person: await createPerson(url) }
}

async function post(policy: Policy, clientId: string, path: string, form: URLSearchParams) {
  const response = await fetch(`${url}/oauth2/rest/${path}`, {
    method: 'POST',
    headers: {
      authorization: basic({ username: clientId, password: policy.secret }),
      'x-oauth-identity-domain-name': policy.domain,
    },
    body: form,
  })
  const json = (await response.json()) as Record<string, unknown>
  const token = typeof json.access_token === 'string' ? recordSecret(json.access_token) : ''
  return { status: response.status, json, token }
}

/** The person's token, got through the portal. */
async function subjectToken({ policy, portal, person }: Estate): Promise<string> {
  const form = { grant_type: 'PASSWORD', username: person.username, password: person.password }
  const { status, token } = await post(policy, portal, 'token', new URLSearchParams(form))
  expect(status).toBe(200)
  return token
}

const actorToken = async ({ policy }: Estate) =>
  (await post(policy, policy.clientId, 'token', new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS' }))).token

async function exchange(estate: Estate, form: Record<string, string>, more: [string, string][] = []) {
  const subject_token = form.subject_token ?? (await subjectToken(estate))
  const pairs = { grant_type: URN, subject_token_type: JWT, scope: 'Ledger.read', ...form, subject_token }
  const whole = new URLSearchParams([...Object.entries(pairs).filter(([, value]) => value !== ''), ...more])
  return post(estate.policy, estate.policy.clientId, 'token/exchange', whole)
}
const delegate = async (estate: Estate, form: Record<string, string> = {}) =>
  exchange(estate, { actor_token: await actorToken(estate), actor_token_type: JWT, ...form })

let estate: Estate
test.beforeAll(async () => {
  estate = await createEstate()
})

test.describe('acceptance: token exchange', () => {
  test('G09 delegation: sub of the subject, the life that is set, the jwt type, and the actor is named', async () => {
    const { status, json, token } = await delegate(estate)
    expect([status, json.expires_in, json.issued_token_type]).toEqual([200, 1200, JWT])
    expect(decodeJwt(token)).toMatchObject({
      sub: estate.person.username,
      uid: estate.person.id,
      client: estate.policy.clientId,
      act: { sub: estate.policy.clientId },
      scope: ['Ledger.read'],
    })
  })

  test('G10 delegation that is off, and a client that is not listed, are refused', async () => {
    const own = await createEstate()
    await list(own.policy, 'somebody', own.policy.clientId)
    expect((await delegate(own)).json.error).toBe('invalid_target')
    await allow(own.policy, { TokenExchange_DelegationEnabled: 'false' })
    expect((await delegate(own)).json.error).toBe('unauthorized_client')
  })

  test('G11 without an actor token the rules of impersonation hold', async () => {
    const own = await createEstate()
    await list(own.policy, own.policy.clientId, '')
    expect((await exchange(own, {})).json.error).toBe('invalid_target')
    expect((await delegate(own)).status).toBe(200)
  })

  test('G12 only listed claims are copied, and sub always', async () => {
    const own = await createEstate()
    expect(decodeJwt((await exchange(own, {})).token)).not.toHaveProperty('department')
    await allow(own.policy, { TokenExchange_ImpersonationClaimsToBeCopied: 'department,client,scope' })
    expect(decodeJwt((await exchange(own, {})).token)).toMatchObject({
      sub: own.person.username,
      department: 'audit',
      client: own.policy.clientId,
      scope: ['Ledger.read'],
    })
  })

  test('G14 neither scope nor resource is 400', async () => {
    const { status, json } = await exchange(estate, { scope: '' })
    expect([status, json.error]).toEqual([400, 'invalid_request'])
  })

  test('G15 an actor token without its type is 400', async () => {
    const { status, json } = await exchange(estate, { actor_token: await actorToken(estate) })
    expect([status, json.error]).toEqual([400, 'invalid_request'])
  })

  test('G16 the answer has no refresh token, and scope is one text', async () => {
    const { json } = await exchange(estate, { scope: '', resource: 'Ledger' })
    expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'issued_token_type', 'scope', 'token_type'])
    expect(json.scope).toBe('Ledger.read Ledger.write')
  })

  test('B20 a change of the list counts from the next request on', async () => {
    const own = await createEstate()
    expect((await exchange(own, {})).status).toBe(200)
    await list(own.policy, '', 'somebody-else')
    expect((await exchange(own, {})).json.error).toBe('invalid_target')
    await list(own.policy, '', `somebody-else, ${own.policy.clientId}`)
    expect((await exchange(own, {})).status).toBe(200)
  })

  test('several audiences are taken, and nothing else may be there twice', async () => {
    const audiences: [string, string][] = [
      ['audience', 'urn:one'],
      ['audience', 'urn:two'],
    ]
    const { token } = await exchange(estate, {}, audiences)
    expect(decodeJwt(token).aud).toEqual(expect.arrayContaining(['Ledger', 'urn:one', 'urn:two']))
    const twice = await exchange(estate, {}, [['scope', 'Ledger.write']])
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request'])
  })

  test('a locked person’s token is exchanged for nobody, and what was exchanged before is no longer good', async () => {
    const own = await createEstate()
    const subject_token = await subjectToken(own)
    const { token } = await exchange(own, { subject_token })
    const stop = await fetch(`${url}/scim/v2/UserIdentityStore1/Users/${own.person.id}`, {
      method: 'PATCH',
      headers: { authorization: basic(adminCredentials()), 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', path: 'active', value: false }],
      }),
    })
    expect(stop.ok).toBe(true)
    expect((await exchange(own, { subject_token })).json.error).toBe('invalid_grant')
    const looked = await post(own.policy, own.policy.clientId, 'token/introspect', new URLSearchParams({ token }))
    expect(looked.json).toEqual({ active: false })
  })
})

test('oauth4webapi exchanges a token, knowing only the issuer', async () => {
  const { policy } = estate
  const issuer = new URL(`${url}/oauth2/domains/${policy.domain}`)
  const insecure = { [oauth.allowInsecureRequests]: true } as const
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  expect(server.grant_types_supported).toContain(URN)
  const client: oauth.Client = { client_id: policy.clientId }
  const parameters = new URLSearchParams({
    subject_token: await subjectToken(estate),
    subject_token_type: JWT,
    resource: 'Ledger',
  })
  const proof = oauth.ClientSecretBasic(policy.secret)
  const response = await oauth.genericTokenEndpointRequest(server, client, proof, URN, parameters, insecure)
  const answer = await oauth.processGenericTokenEndpointResponse(server, client, response)
  recordSecret(answer.access_token)
  expect(answer).toMatchObject({ issued_token_type: JWT, scope: 'Ledger.read Ledger.write', token_type: 'bearer' })
})
