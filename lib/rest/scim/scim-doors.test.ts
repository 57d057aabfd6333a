import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/auth/api-tokens'
import { dialects } from '@/lib/store/testing/databases'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { createScimWorld, type ScimWorld, STORE_PATH, USER_SCHEMAS, USERS } from '../testing/scim-world'

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
const filter = (text: string) => ({ query: `filter=${encodeURIComponent(text)}` })

describe.each(dialects)('doors of SCIM on $dialect (RFC 7644)', ({ create }) => {
  let world: ScimWorld
  beforeAll(async () => {
    world = await createScimWorld(create)
  })
  afterAll(() => world.close())

  it('open for nobody without credentials, before anything else is told', async () => {
    for (const path of [USERS, `${STORE_PATH}/Schemas`, '/scim/v2/no-such-store/Users', '/scim/v2/Schemas']) {
      const answer = await world.call('GET', path, { as: null })
      expect(answer.status).toBe(401)
      expect(answer.headers['www-authenticate']).toMatch(/^Basic /)
      expect(answer.json().schemas).toEqual([ERROR])
    }
  })

  it('open with an API token, and for an auditor only to look', async () => {
    const account = await world.store.accounts.byUsername('admin')
    const actor = { ...world.system.actor, kind: 'ACCOUNT' as const, id: account?.id ?? '' }
    const input = { name: 'provisioning', role: 'ADMINISTRATOR', expiresInDays: 30 }
    const { token } = await createApiToken({ ...world.system, actor }, input)
    const headers = { authorization: `Bearer ${token}` }
    expect((await world.call('GET', USERS, { as: null, headers })).status).toBe(200)
    expect((await world.call('GET', USERS, { as: 'auditor' })).status).toBe(200)
    const body = { schemas: USER_SCHEMAS, userName: 'not-by-auditor' }
    expect((await world.call('POST', USERS, { as: 'auditor', body })).json()).toMatchObject({ status: '403' })
  })

  it('stay closed to pages of other sites', async () => {
    expect((await world.call('GET', USERS, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  it('lead to one store each: a user of another store is not there', async () => {
    await createIdentityStore(world.system, { name: 'Other', kind: 'BUILT_IN' })
    const { id } = await world.add('here')
    for (const method of ['GET', 'DELETE']) {
      expect((await world.call(method, `/scim/v2/Other/Users/${id}`)).status).toBe(404)
    }
    expect((await world.call('GET', '/scim/v2/Other/Users', filter(`id eq "${id}"`))).json().totalResults).toBe(0)
  })

  it('do not write to a directory, and say where its people are managed', async () => {
    const ldap = { connection: { url: 'ldaps://ldap.example' }, search: { baseDn: 'dc=example' } }
    await createIdentityStore(world.system, { name: 'Directory', kind: 'LDAP', ldap })
    const body = { schemas: USER_SCHEMAS, userName: 'x' }
    const answer = await world.call('POST', '/scim/v2/Directory/Users', { body })
    expect(answer.json()).toMatchObject({ status: '501', detail: expect.stringContaining('directory') })
    expect((await world.call('GET', '/scim/v2/Directory/Users')).json().totalResults).toBe(0)
  })

  it('say what is served, for all stores and below each', async () => {
    for (const base of ['/scim/v2', STORE_PATH]) {
      const config = (await world.call('GET', `${base}/ServiceProviderConfig`)).json()
      expect(config).toMatchObject({
        patch: { supported: true },
        bulk: { supported: false },
        etag: { supported: true },
      })
      const types = (await world.call('GET', `${base}/ResourceTypes`)).json()
      expect(types.Resources[0]).toMatchObject({ id: 'User', endpoint: '/Users' })
      const [user] = (await world.call('GET', `${base}/Schemas`)).json().Resources
      expect(user.attributes.find((item: { name: string }) => item.name === 'password')).toMatchObject({
        mutability: 'writeOnly',
        returned: 'never',
      })
      expect((await world.call('GET', `${base}/Schemas/${user.id}`)).json()).toEqual(user)
    }
  })

  it('answer 404, 405, 415 and 501 in the words of the protocol', async () => {
    const status = async (method: string, path: string, sent = {}) => {
      const answer = await world.call(method, path, sent)
      expect(answer.json().schemas).toEqual([ERROR])
      return answer.status
    }
    expect(await status('GET', '/scim/v2/no-such-store/Users')).toBe(404)
    expect(await status('GET', `${USERS}/unknown`)).toBe(404)
    expect(await status('GET', `${STORE_PATH}/Printers`)).toBe(404)
    expect(await status('GET', '/scim/v2/%ff/Users')).toBe(404)
    expect(await status('PATCH', USERS)).toBe(405)
    expect(await status('POST', `${STORE_PATH}/Schemas`)).toBe(405)
    expect(await status('POST', `${STORE_PATH}/Bulk`)).toBe(501)
    expect(await status('POST', USERS, { body: '<a/>', headers: { 'content-type': 'application/xml' } })).toBe(415)
  })
})
