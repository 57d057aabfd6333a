import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/auth/api-tokens'
import { dialects } from '@/lib/store/testing/databases'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { lockUser } from '@/lib/users/user-state'
import { createScimWorld, type ScimWorld, STORE_PATH, USER_SCHEMAS, USERS } from '../testing/scim-world'

const EXTENSION = 'urn:gatehouse:scim:schemas:extension:1.0:User'
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
const filter = (text: string) => ({ query: `filter=${encodeURIComponent(text)}` })

describe.each(dialects)('SCIM users on $dialect (RFC 7644)', ({ create }) => {
  let world: ScimWorld
  beforeAll(async () => {
    world = await createScimWorld(create)
  })
  afterAll(() => world.close())

  describe('a new user', () => {
    it('is made with everything that was sent, without the password, and can be read where Location says', async () => {
      const body = {
        schemas: [...USER_SCHEMAS, EXTENSION],
        userName: 'casey.brown',
        externalId: 'hr-1',
        name: { givenName: 'Casey', familyName: 'Brown', middleName: 'J' },
        displayName: 'Casey Brown',
        nickName: 'CB',
        title: 'Night auditor',
        locale: 'de-DE',
        timezone: 'Europe/Berlin',
        active: true,
        password: 'correct horse battery',
        emails: [{ value: 'home@example.com' }, { value: 'casey@example.com', type: 'work', primary: true }],
        phoneNumbers: [{ value: '+49 30 1234567' }],
        addresses: [{ streetAddress: 'Linden 1', locality: 'Berlin', country: 'DE' }],
        [EXTENSION]: { groups: ['staff', 'night'], emailVerified: true },
      }
      const answer = await world.call('POST', USERS, { body })
      expect(answer.status).toBe(201)
      const made = answer.json()
      const location = `https://id.example.test${USERS}/${made.id}`
      expect(answer.headers).toMatchObject({ location, etag: 'W/"1"', 'content-type': 'application/scim+json' })
      expect(made).toMatchObject({
        userName: 'casey.brown',
        externalId: 'hr-1',
        name: { formatted: 'Casey Brown', givenName: 'Casey', familyName: 'Brown', middleName: 'J' },
        title: 'Night auditor',
        timezone: 'Europe/Berlin',
        active: true,
        emails: [{ value: 'casey@example.com', type: 'work', primary: true }],
        phoneNumbers: [{ value: '+49 30 1234567', type: 'work', primary: true }],
        addresses: [{ streetAddress: 'Linden 1', locality: 'Berlin', country: 'DE', type: 'work', primary: true }],
        groups: [
          { value: 'staff', display: 'staff' },
          { value: 'night', display: 'night' },
        ],
        [EXTENSION]: { groups: ['staff', 'night'], emailVerified: true, phoneNumberVerified: false },
        meta: { resourceType: 'User', location, version: 'W/"1"', created: '2026-03-01T12:00:00.000Z' },
      })
      expect(answer.text).not.toMatch(/password|correct horse/i)
      const read = await world.call('GET', `${USERS}/${made.id}`)
      expect(read.json()).toEqual(made)
      expect((await world.store.users.byId(made.id))?.passwordHash).toMatch(/^\$argon2id\$/)
    })

    it('may be made out of use, in one step', async () => {
      const { id } = await world.add('starts-later', { active: false })
      expect((await world.store.users.byId(id))?.disabledAt).not.toBeNull()
    })

    it('is refused with 409 uniqueness when the name is taken, whatever its case', async () => {
      await world.add('only-once')
      const again = await world.call('POST', USERS, { body: { schemas: USER_SCHEMAS, userName: 'ONLY-once' } })
      expect(again.json()).toMatchObject({ schemas: [ERROR], status: '409', scimType: 'uniqueness' })
      expect(again.status).toBe(409)
    })

    it.each([
      [{}, 'invalidValue'],
      [{ userName: '' }, 'invalidValue'],
      [{ userName: 7 }, 'invalidValue'],
      [{ userName: 'x', password: 'short' }, 'invalidValue'],
      [{ userName: 'x', emails: [{ value: 'no address' }] }, 'invalidValue'],
      [{ userName: 'x', active: 'perhaps' }, 'invalidValue'],
      [{ userName: 'x', name: 'Casey' }, 'invalidValue'],
      [{ userName: 'x', UserName: 'y' }, 'invalidSyntax'],
      ['[1]', 'invalidSyntax'],
      ['{"userName":', 'invalidSyntax'],
    ])('is refused with 400 as %j (%s) and not stored', async (body, scimType) => {
      const before = (await world.call('GET', USERS, { query: 'count=0' })).json().totalResults
      const answer = await world.call('POST', USERS, { body })
      expect(answer.json()).toMatchObject({ schemas: [ERROR], status: '400', scimType })
      expect((await world.call('GET', USERS, { query: 'count=0' })).json().totalResults).toBe(before)
    })

    it('is never told the password that was refused', async () => {
      const body = { schemas: USER_SCHEMAS, userName: 'x', password: 'tooshort' }
      expect((await world.call('POST', USERS, { body })).text).not.toContain('tooshort')
    })
  })

  describe('a search', () => {
    it('finds by user name whatever its case, by external id and by e-mail address', async () => {
      const { id } = await world.add('Findable', { externalId: 'X-7', emails: [{ value: 'Find.Me@example.com' }] })
      for (const text of [
        'userName eq "findable"',
        'USERNAME EQ "FINDABLE"',
        'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "findable"',
        'externalId eq "X-7"',
        'emails.value eq "find.me@EXAMPLE.com"',
        'emails eq "find.me@example.com"',
        `id eq "${id}"`,
      ]) {
        const answer = (await world.call('GET', USERS, filter(text))).json()
        expect(answer).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1, Resources: [{ id }] })
      }
    })

    it('answers an empty list where nobody is found', async () => {
      const answer = await world.call('GET', USERS, filter('userName eq "nobody \\" or 1 eq 1"'))
      expect(answer.status).toBe(200)
      expect(answer.json()).toMatchObject({ totalResults: 0, Resources: [] })
    })

    it.each([
      'userName co "a"',
      'userName eq "a" and active eq true',
      'password eq "x"',
      'active eq true',
      'eq',
      '"',
      '',
      '(',
    ])('refuses the filter %j with 400 invalidFilter', async (text) => {
      const answer = await world.call('GET', USERS, filter(text))
      expect(answer.json()).toMatchObject({ schemas: [ERROR], status: '400', scimType: 'invalidFilter' })
    })

    it('goes through a store page by page, everybody once', async () => {
      for (const name of ['p1', 'p2', 'p3', 'p4', 'p5']) await world.add(name)
      const seen: string[] = []
      let total = 1
      for (let startIndex = 1; startIndex <= total; startIndex += 3) {
        const page = (await world.call('GET', USERS, { query: `startIndex=${startIndex}&count=3` })).json()
        expect(page.startIndex).toBe(startIndex)
        expect(page.itemsPerPage).toBe(page.Resources.length)
        total = page.totalResults
        seen.push(...page.Resources.map((user: { id: string }) => user.id))
      }
      expect(seen).toHaveLength(total)
      expect(new Set(seen).size).toBe(total)
    })

    it('takes numbers as the protocol says: below the first is the first, a negative count is none', async () => {
      const first = (await world.call('GET', USERS, { query: 'startIndex=-5&count=1' })).json()
      expect(first).toMatchObject({ startIndex: 1, itemsPerPage: 1 })
      expect((await world.call('GET', USERS, { query: 'count=-1' })).json()).toMatchObject({ Resources: [] })
      expect((await world.call('GET', USERS, { query: 'startIndex=99999999' })).json()).toMatchObject({ Resources: [] })
      expect((await world.call('GET', USERS, { query: 'count=many' })).status).toBe(400)
    })

    it('shows only the attributes that are asked for', async () => {
      const { query } = filter('userName eq "casey.brown"')
      const [only] = (await world.call('GET', USERS, { query: `${query}&attributes=userName,emails.value` })).json()
        .Resources
      expect(Object.keys(only).sort()).toEqual(['emails', 'id', 'schemas', 'userName'])
      const [rest] = (await world.call('GET', USERS, { query: `${query}&excludedAttributes=emails` })).json().Resources
      expect(rest).not.toHaveProperty('emails')
      expect(rest).toHaveProperty('displayName')
    })
  })

  describe('a replaced user', () => {
    it('has what was sent and nothing of before, apart from password, use and what SCIM cannot say', async () => {
      const { id } = await world.add('replaced', {
        password: 'correct horse battery',
        nickName: 'Old',
        title: 'Old title',
        emails: [{ value: 'old@example.com' }],
        [EXTENSION]: { groups: ['kept'] },
      })
      const hash = (await world.store.users.byId(id))?.passwordHash
      const body = { schemas: USER_SCHEMAS, id, userName: 'renamed', displayName: 'New', meta: { version: 'x' } }
      const answer = await world.call('PUT', `${USERS}/${id}`, { body })
      expect(answer.status).toBe(200)
      const now = answer.json()
      expect(now).toMatchObject({ id, userName: 'renamed', displayName: 'New', active: true })
      for (const name of ['nickName', 'title', 'emails']) expect(now).not.toHaveProperty(name)
      expect(now[EXTENSION].groups).toEqual(['kept'])
      expect((await world.store.users.byId(id))?.passwordHash).toBe(hash)
    })

    it('is the same after what was read is sent back', async () => {
      const [user] = (await world.call('GET', USERS, filter('userName eq "casey.brown"'))).json().Resources
      const answer = await world.call('PUT', `${USERS}/${user.id}`, { body: user })
      expect(answer.json()).toEqual(user)
    })

    it('is refused with 412 when it was changed after it was read', async () => {
      const { id } = await world.add('raced')
      const url = `${USERS}/${id}`
      const put = (displayName: string, etag: string) =>
        world.call('PUT', url, {
          body: { schemas: USER_SCHEMAS, userName: 'raced', displayName },
          headers: { 'if-match': etag },
        })
      expect((await put('first', 'W/"1"')).headers.etag).toBe('W/"2"')
      expect((await put('second', 'W/"1"')).json()).toMatchObject({ status: '412' })
      expect((await put('third', '*')).status).toBe(200)
      expect((await world.call('DELETE', url, { headers: { 'if-match': 'W/"1"' } })).status).toBe(412)
      expect((await world.call('GET', url, { headers: { 'if-none-match': 'W/"3"' } })).status).toBe(304)
    })
  })

  describe('a patched user', () => {
    it('is refused from the moment active becomes false, in every spelling', async () => {
      const { id } = await world.add('leaver')
      const isDisabled = async () => (await world.store.users.stateOf(id))?.disabledAt !== null
      for (const operation of [
        { op: 'replace', path: 'active', value: false },
        { op: 'Replace', path: 'active', value: 'False' },
        { op: 'replace', value: { active: false } },
        { op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:User:active', value: false },
      ]) {
        expect((await world.patch(id, operation)).json()).toMatchObject({ active: false })
        expect(await isDisabled()).toBe(true)
        expect((await world.patch(id, { op: 'replace', path: 'active', value: true })).status).toBe(200)
        expect(await isDisabled()).toBe(false)
      }
      const actions = (await world.store.audit.after(0, 1000)).filter((entry) => entry.entityId === id)
      expect(actions.map((entry) => entry.action)).toContain('user.disable')
    })

    it('stays locked when it is taken into use again', async () => {
      const { id } = await world.add('locked-one')
      await lockUser(world.system, id)
      await world.patch(id, { op: 'replace', path: 'active', value: true })
      expect((await world.store.users.byId(id))?.lockedAt).not.toBeNull()
    })

    it('has another password afterwards, which is told to nobody', async () => {
      const { id } = await world.add('forgetful', { password: 'correct horse battery' })
      const before = await world.store.users.byId(id)
      world.clock.advanceSeconds(60)
      const answer = await world.patch(id, { op: 'replace', path: 'password', value: 'another long password' })
      expect(answer.text).not.toContain('another long')
      const after = await world.store.users.byId(id)
      expect(after?.passwordHash).not.toBe(before?.passwordHash)
      expect(after?.passwordChangedAt).toEqual(world.clock.now())
      expect(JSON.stringify(await world.store.audit.after(0, 1000))).not.toContain('another long')
    })

    it('is changed in each attribute by path and without', async () => {
      const { id } = await world.add('many', {
        emails: [{ value: 'old@example.com' }],
        [EXTENSION]: { emailVerified: true },
      })
      const answer = await world.patch(
        id,
        { op: 'replace', path: 'name.givenName', value: 'Ann' },
        { op: 'add', path: 'emails[type eq "work"].value', value: 'ann@example.com' },
        { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '+1 555 0100' },
        { op: 'add', path: 'addresses[type eq "work"]', value: { locality: 'Zürich' } },
        { op: 'add', path: `${EXTENSION}:groups`, value: ['a', 'b'] },
        { op: 'remove', path: `${EXTENSION}:groups[value eq "a"]` },
        { op: 'add', value: { nickName: 'A', 'name.familyName': 'Doe', unknown: 'passed over', id: 'mine' } },
        { op: 'replace', path: 'name.formatted', value: 'Ann Doe' },
      )
      expect(answer.json()).toMatchObject({
        id,
        name: { givenName: 'Ann', familyName: 'Doe' },
        displayName: 'Ann Doe',
        nickName: 'A',
        emails: [{ value: 'ann@example.com' }],
        phoneNumbers: [{ value: '+1 555 0100' }],
        addresses: [{ locality: 'Zürich' }],
        [EXTENSION]: { groups: ['b'], emailVerified: false },
      })
      const bare = await world.patch(id, { op: 'remove', path: 'emails' }, { op: 'remove', path: 'name.givenName' })
      expect(bare.json()).not.toHaveProperty('emails')
      expect(bare.json().name).toEqual({ formatted: 'Ann Doe', familyName: 'Doe' })
    })

    it.each([
      [{ op: 'remove' }, 'noTarget'],
      [{ op: 'replace', path: 'emails[type eq "moon"].value', value: 'a@example.com' }, 'noTarget'],
      [{ op: 'remove', path: 'userName' }, 'mutability'],
      [{ op: 'replace', path: 'id', value: 'x' }, 'mutability'],
      [{ op: 'replace', path: 'groups', value: [] }, 'mutability'],
      [{ op: 'replace', path: 'favouriteColour', value: 'red' }, 'invalidPath'],
      [{ op: 'replace', path: '__proto__', value: {} }, 'invalidPath'],
      [{ op: 'replace', path: '][', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: 'name.colour', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: 'userName', value: '' }, 'invalidValue'],
      [{ op: 'replace', path: 'active', value: 7 }, 'invalidValue'],
      [{ op: 'replace', path: 'active' }, 'invalidValue'],
      [{ op: 'explode', path: 'active', value: true }, 'invalidSyntax'],
      ['nothing', 'invalidSyntax'],
    ])('is left alone by %j, which is refused with %s', async (operation, scimType) => {
      const { id } = (await world.call('GET', USERS, filter('userName eq "casey.brown"'))).json().Resources[0]
      const before = await world.store.users.byId(id)
      const answer = await world.patch(id, { op: 'replace', path: 'displayName', value: 'half' }, operation as object)
      expect(answer.json()).toMatchObject({ schemas: [ERROR], status: '400', scimType })
      expect(await world.store.users.byId(id)).toEqual(before)
    })
  })

  it('deletes a user, who is then nowhere', async () => {
    const { id } = await world.add('goner')
    const gone = await world.call('DELETE', `${USERS}/${id}`)
    expect([gone.status, gone.text]).toEqual([204, ''])
    for (const method of ['GET', 'DELETE']) expect((await world.call(method, `${USERS}/${id}`)).status).toBe(404)
  })

  describe('doors', () => {
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
})
