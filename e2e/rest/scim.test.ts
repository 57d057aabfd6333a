import { expect, test } from '@playwright/test'
import { adminCredentials, basic } from '../fixtures/admin'
import { info, introspect, refreshingPolicy, signInPerson } from '../fixtures/grants'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const USERS = '/scim/v2/UserIdentityStore1/Users'
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** A call as a provisioning system makes it, over the wire. */
function scim(url: string) {
  return async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      method,
      headers: {
        authorization: basic(adminCredentials()),
        ...(body ? { 'content-type': 'application/scim+json' } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
  }
}

test('SCIM (RFC 7644): a person is provisioned, found, changed, taken out of use and deleted', async ({ baseURL }) => {
  const url = baseURL ?? ''
  const call = scim(url)
  const suffix = Math.random().toString(36).slice(2, 10)
  const username = `prov.${suffix}`
  const password = recordSecret(`first password ${suffix}`)
  const next = recordSecret(`second password ${suffix}`)
  const policy = await createPolicy(url, refreshingPolicy())

  const made = await call('POST', USERS, {
    schemas: [USER_SCHEMA],
    userName: username,
    externalId: `hr-${suffix}`,
    name: { givenName: 'Pro', familyName: 'Visioned' },
    password,
    active: true,
  })
  expect(made.status).toBe(201)
  const location = made.headers.get('location') ?? ''
  expect(location).toBe(`${url}${USERS}/${made.json.id}`)
  expect(made.headers.get('content-type')).toBe('application/scim+json')
  expect(JSON.stringify(made.json)).not.toContain('assword')
  expect((await call('POST', USERS, { schemas: [USER_SCHEMA], userName: username.toUpperCase() })).json).toMatchObject({
    status: '409',
    scimType: 'uniqueness',
  })

  const found = await call('GET', `${USERS}?filter=${encodeURIComponent(`userName eq "${username}"`)}`)
  expect(found.json).toMatchObject({ totalResults: 1, Resources: [{ id: made.json.id, externalId: `hr-${suffix}` }] })

  const person = { id: made.json.id, username, email: '', password }
  const signedIn = await signInPerson(url, policy, person)
  expect(signedIn.status).toBe(200)
  expect((await introspect(url, policy, signedIn.accessToken)).json.active).toBe(true)

  const etag = made.headers.get('etag') ?? ''
  const renamed = { ...made.json, displayName: 'Pro V.' }
  const replaced = await call('PUT', location, renamed, { 'if-match': etag })
  expect(replaced.json).toMatchObject({ displayName: 'Pro V.', userName: username })
  expect((await call('PUT', location, renamed, { 'if-match': etag })).status).toBe(412)

  const patch = (...Operations: object[]) => call('PATCH', location, { schemas: [PATCH_SCHEMA], Operations })
  expect((await patch({ op: 'replace', path: 'active', value: false })).json.active).toBe(false)
  expect((await signInPerson(url, policy, person)).status).toBe(400)
  expect((await introspect(url, policy, signedIn.accessToken)).json.active).toBe(false)
  expect((await info(url, policy, signedIn.accessToken)).status).toBeGreaterThanOrEqual(400)

  await patch({ op: 'replace', value: { active: true, password: next } })
  expect((await signInPerson(url, policy, person)).status).toBe(400)
  expect((await signInPerson(url, policy, { ...person, password: next })).status).toBe(200)

  expect((await call('DELETE', location)).status).toBe(204)
  expect((await call('GET', location)).json).toMatchObject({ status: '404' })
  expect((await signInPerson(url, policy, { ...person, password: next })).status).toBe(400)
})

test('SCIM: nobody without credentials learns which stores there are', async ({ baseURL }) => {
  for (const store of ['UserIdentityStore1', 'NoSuchStore']) {
    const response = await fetch(`${baseURL}/scim/v2/${store}/Users`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Basic')
  }
})
