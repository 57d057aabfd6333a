import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import { adminCredentials, basic } from '../fixtures/admin'
import { info, introspect, post, refresh, refreshingPolicy, signInPerson } from '../fixtures/grants'
import { changePerson, createPerson, deletePerson } from '../fixtures/identities'
import { createPolicy } from '../fixtures/policy'
import { type RunningServer, startServer } from '../fixtures/server'

/** A server of its own: the check of password changes is a switch of the whole server. */
let server: RunningServer
let url: string
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials() })
  url = server.url
})
test.afterAll(() => server?.stop())

test.describe.configure({ mode: 'serial' })

const CONFIG_PATH = '/DeployedComponent/Server/NGAMServer/Profile/ssoengine/OAuthConfig'

/** The server-wide settings, as the documentation of the original has them changed. */
async function checkPasswordChanges(value: boolean): Promise<void> {
  const setting = `<Setting Name="userPasswordChangeCheckEnabled" Type="xsd:boolean">${value}</Setting>`
  const response = await fetch(`${url}/iam/admin/config/api/v1/config?path=${CONFIG_PATH}`, {
    method: 'PUT',
    headers: { authorization: basic(adminCredentials()), 'content-type': 'application/xml' },
    body: `<Setting Name="OAuthConfig" Type="htf:map" Path="${CONFIG_PATH}">${setting}</Setting>`,
  })
  expect(response.status, await response.text()).toBe(200)
}

const REFUSED = { error: 'invalid_grant', error_description: 'Access Token Validation Failed' }
const NO_REFRESH = { error: 'invalid_grant', error_description: 'Invalid Refresh Token' }

test('D01 PASSWORD with Basic and the domain header answers 200, access_token, Bearer, 3600', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { status, json, accessToken } = await signInPerson(url, policy, ada)
  expect([status, json.token_type, json.expires_in]).toEqual([200, 'Bearer', 3600])
  expect(decodeJwt(accessToken)).toMatchObject({ sub: ada.username, uid: ada.id, client: policy.clientId })
})

test('D06 there is no refresh token unless refreshTokenEnabled on ACCESS_TOKEN', async () => {
  const ada = await createPerson(url)
  const without = await createPolicy(url, refreshingPolicy({}, false))
  expect((await signInPerson(url, without, ada)).json).not.toHaveProperty('refresh_token')
  const withThem = await createPolicy(url, refreshingPolicy())
  expect((await signInPerson(url, withThem, ada)).json).toHaveProperty('refresh_token')
})

test('D13 the lower-case RFC names of the grants work', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { status, refreshToken } = await signInPerson(url, policy, ada, { grant_type: 'password' })
  expect(status).toBe(200)
  expect((await refresh(url, policy, refreshToken, { grant_type: 'refresh_token' })).status).toBe(200)
})

test('F12 the access token from a refresh carries rt_id', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const { accessToken, refreshToken } = await signInPerson(url, policy, await createPerson(url))
  expect(decodeJwt(accessToken)).not.toHaveProperty('rt_id')
  const refreshed = decodeJwt((await refresh(url, policy, refreshToken)).accessToken)
  expect(refreshed.rt_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{10}$/)
  expect(refreshed).not.toHaveProperty('grant')
})

test('F13 with the default switches a refresh returns no new refresh token and the old one is reusable', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const { refreshToken } = await signInPerson(url, policy, await createPerson(url))
  for (let time = 0; time < 3; time += 1) {
    const answer = await refresh(url, policy, refreshToken)
    expect(answer.status).toBe(200)
    expect(answer.json).not.toHaveProperty('refresh_token')
  }
})

test('F14 with rotation and auto-revoke a new pair is issued, and the old one is refused after the grace', async () => {
  const switches = { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' }
  const policy = await createPolicy(url, refreshingPolicy(switches))
  const { refreshToken } = await signInPerson(url, policy, await createPerson(url))
  const next = await refresh(url, policy, refreshToken)
  expect(next.refreshToken).toMatch(/^[A-Za-z0-9_-]+~[A-Za-z0-9_-]+$/)
  expect(next.refreshToken).not.toBe(refreshToken)
  expect((await introspect(url, policy, refreshToken)).json).toEqual({ active: false })
  await expect
    .poll(async () => (await refresh(url, policy, refreshToken)).json, { timeout: 30_000 })
    .toEqual(NO_REFRESH)
})

test('D27 a disabled user is refused by password, refresh, info and introspection, and so is a deleted one', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { accessToken, refreshToken } = await signInPerson(url, policy, ada)
  await changePerson(url, ada, { active: false })
  expect((await signInPerson(url, policy, ada)).json.error).toBe('invalid_grant')
  expect((await refresh(url, policy, refreshToken)).json).toEqual(NO_REFRESH)
  expect((await info(url, policy, accessToken)).json).toEqual(REFUSED)
  expect((await introspect(url, policy, accessToken)).json).toEqual({ active: false })
  await changePerson(url, ada, { active: true })
  expect((await refresh(url, policy, refreshToken)).status).toBe(200)
  expect((await info(url, policy, accessToken)).status).toBe(200)
  await deletePerson(url, ada)
  expect((await refresh(url, policy, refreshToken)).json).toEqual(NO_REFRESH)
  expect((await info(url, policy, accessToken)).json).toEqual(REFUSED)
})

test('D27 a user locked out by failures is refused with the right password, in the words of every refusal', async () => {
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { accessToken } = await signInPerson(url, policy, ada)
  const wrong = { ...ada, password: 'not the password of anybody' }
  const told = await signInPerson(url, policy, wrong)
  for (let time = 0; time < 5; time += 1) await signInPerson(url, policy, wrong)
  const locked = await signInPerson(url, policy, ada)
  expect([locked.status, locked.json]).toEqual([told.status, told.json])
  expect((await info(url, policy, accessToken)).json).toEqual(REFUSED)
})

test('D28 after a password change with the check on older tokens fail and a new one works', async () => {
  await checkPasswordChanges(true)
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { accessToken, refreshToken } = await signInPerson(url, policy, ada)
  // A token knows its second only; the change has to come in a later one.
  await expect.poll(() => Date.now() / 1000).toBeGreaterThan(Number(decodeJwt(accessToken).iat) + 1)
  const password = 'another river bends the other way'
  await changePerson(url, ada, { password })
  expect((await info(url, policy, accessToken)).json).toEqual(REFUSED)
  expect((await refresh(url, policy, refreshToken)).json).toEqual(NO_REFRESH)
  const fresh = await signInPerson(url, policy, { ...ada, password })
  expect((await info(url, policy, fresh.accessToken)).status).toBe(200)
  expect((await refresh(url, policy, fresh.refreshToken)).status).toBe(200)
})

test('D29 after a password change with the check off older tokens keep working', async () => {
  await checkPasswordChanges(false)
  const policy = await createPolicy(url, refreshingPolicy())
  const ada = await createPerson(url)
  const { accessToken, refreshToken } = await signInPerson(url, policy, ada)
  await expect.poll(() => Date.now() / 1000).toBeGreaterThan(Number(decodeJwt(accessToken).iat) + 1)
  await changePerson(url, ada, { password: 'another river bends the other way' })
  expect((await info(url, policy, accessToken)).status).toBe(200)
  expect((await refresh(url, policy, refreshToken)).status).toBe(200)
})

test('the switch of a domain closes the password grant and leaves its tokens alone', async () => {
  const policy = await createPolicy(url, refreshingPolicy({ passwordGrantEnabled: 'false' }))
  const ada = await createPerson(url)
  const answer = await signInPerson(url, policy, ada)
  expect([answer.status, answer.json.error]).toEqual([400, 'unauthorized_client'])
  expect((await post(url, 'token', policy, { grant_type: 'CLIENT_CREDENTIALS' })).status).toBe(200)
})
