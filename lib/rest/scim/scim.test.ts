import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects } from '@/lib/store/testing/databases'
import { createScimWorld, type ScimWorld, USER_SCHEMAS, USERS } from '../testing/scim-world'

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

  it('deletes a user, who is then nowhere', async () => {
    const { id } = await world.add('goner')
    const gone = await world.call('DELETE', `${USERS}/${id}`)
    expect([gone.status, gone.text]).toEqual([204, ''])
    for (const method of ['GET', 'DELETE']) expect((await world.call(method, `${USERS}/${id}`)).status).toBe(404)
  })
})
