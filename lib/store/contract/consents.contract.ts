import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { ConsentFilter } from '../consent-types'
import type { Store } from '../store'
import { consentOf, insertPeople, newHash, type People, sessionOf, startSession } from '../testing/browser-records'
import { BORN } from '../testing/records'
import { userRecord } from '../testing/user-records'

const LATER = addSeconds(BORN, 60)

/** What must hold for the consents of people whoever asks at the same instant. `other` is another node. */
export function consentsContract(store: () => Store, other: () => Store): void {
  let people: People
  const ledger = { resourceId: randomUUID(), resourceName: 'Ledger', scopes: ['Ledger.read', 'Ledger.write'] }
  const openid = { resourceId: 'OPENID_MGMT_RESOURCE', resourceName: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] }
  beforeAll(async () => {
    people = await insertPeople(store())
  })
  async function someone(username?: string): Promise<People> {
    const user = userRecord(people.user.storeId, username ? { username } : {})
    await store().users.insert(user)
    return { ...people, user }
  }
  const of = ({ user, client }: People) => store().consents.of(user.id, client.pk)

  it('is kept for each resource server, and read by the person and the client together', async () => {
    const person = await someone()
    await other().consents.give(consentOf(person, { resources: [ledger, openid] }))
    const found = [...(await of(person))].sort((a, b) => (a.resourceName < b.resourceName ? -1 : 1))
    const given = { givenAt: BORN, expiresAt: addSeconds(BORN, 86_400), revokedAt: null }
    const untouched = { accessTokensValidFrom: null, refreshTokensValidFrom: null }
    expect(found).toEqual([
      { id: expect.any(String), ...ledger, ...given, ...untouched },
      { id: expect.any(String), ...openid, ...given, ...untouched },
    ])
    const [a, b] = await Promise.all([of(person), of(await someone())])
    expect([a.length, b.length]).toEqual([2, 0])
  })

  it('stays one, however many on two nodes give it at the same instant', async () => {
    const person = await someone()
    const gifts = Array.from({ length: 12 }, (_, n) => ({
      node: n % 2 ? store() : other(),
      resources: [openid, { ...ledger, scopes: [`Ledger.${n}`] }],
    }))
    await Promise.all(gifts.map(({ node, resources }) => node.consents.give(consentOf(person, { resources }))))
    const found = await of(person)
    expect(found).toHaveLength(2)
    const scope = found.find(({ resourceName }) => resourceName === 'Ledger')?.scopes[0] ?? ''
    const search = (value: string) =>
      store().consents.list({ visible: null, domain: people.domain.id, scope: value, now: BORN, limit: 50 })
    const holders = await Promise.all(gifts.map((_, n) => search(`Ledger.${n}`)))
    const theirs = holders.map(({ items }) => items.filter((item) => item.userId === person.user.id).length)
    expect(theirs).toEqual(gifts.map((_, n) => (scope === `Ledger.${n}` ? 1 : 0)))
  })

  it('is withdrawn by one of many, with its tokens, and given anew while the instants stay', async () => {
    const person = await someone()
    await store().consents.give(consentOf(person, { resources: [ledger, openid] }))
    const at = addSeconds(LATER, 0.25)
    const withdraw = () => store().consents.withdraw(person.user.id, person.client.pk, [ledger.resourceId], at)
    expect((await Promise.all([withdraw(), withdraw(), withdraw()])).sort()).toEqual([0, 0, 1])
    const find = async () => (await of(person)).find(({ resourceId }) => resourceId === ledger.resourceId)
    const instants = { accessTokensValidFrom: addSeconds(LATER, 1), refreshTokensValidFrom: at }
    expect(await find()).toMatchObject({ revokedAt: at, ...instants })
    const again = addSeconds(LATER, 10)
    await store().consents.give(
      consentOf(person, { givenAt: again, resources: [{ ...ledger, scopes: ['Ledger.read'] }] }),
    )
    expect(await find()).toMatchObject({ revokedAt: null, givenAt: again, scopes: ['Ledger.read'], ...instants })
    expect(await store().consents.withdraw(person.user.id, person.client.pk, [], at)).toBe(0)
  })

  it('tells its person what is not withdrawn, with the client it is to', async () => {
    const person = await someone()
    await store().consents.give(consentOf(person, { resources: [ledger, openid] }))
    await store().consents.withdraw(person.user.id, person.client.pk, [openid.resourceId], LATER)
    const [only, ...rest] = await store().consents.listOf(person.user.id, person.domain.id, 10)
    expect(rest).toEqual([])
    expect(only).toMatchObject({ ...ledger, clientId: person.client.clientId, clientName: person.client.name })
    expect(await store().consents.byId(only?.id ?? '')).toEqual(only)
    expect(await store().consents.byId(randomUUID())).toBeNull()
    expect(await store().consents.byId('\u0000')).toBeNull()
  })

  it('is found by the name its person has now, as are the sessions', async () => {
    const person = await someone()
    await store().consents.give(consentOf(person, { resources: [ledger] }))
    await startSession(store(), sessionOf(person))
    const username = `Renamed-${newHash().slice(0, 8)}`
    await store().users.replace({ ...person.user, username }, 1)
    const asked = { visible: [people.domain.id], username, now: BORN, limit: 10 }
    expect((await store().consents.list(asked)).items).toMatchObject([{ userId: person.user.id, username }])
    expect((await store().ssoSessions.list(asked)).items).toMatchObject([{ userId: person.user.id, username }])
  })

  it('is withdrawn for all people of a client, in parts', async () => {
    const own = await insertPeople(store())
    for (let n = 0; n < 5; n++) {
      const user = userRecord(own.user.storeId)
      await store().users.insert(user)
      await store().consents.give(consentOf({ ...own, user }, { resources: [ledger] }))
    }
    const part = () => store().consents.withdrawAll({ domainId: own.domain.id, clientPk: own.client.pk }, LATER, 3)
    expect([await part(), await part(), await part()]).toEqual([3, 2, 0])
  })

  it('moves the instants of its tokens on, never back', async () => {
    const own = await insertPeople(store())
    await store().consents.give(consentOf(own, { resources: [ledger, openid] }))
    const selection = { domainId: own.domain.id, resourceId: ledger.resourceId }
    const refuse = (before: { accessTokens?: Date; refreshTokens?: Date }) =>
      store().consents.refuseTokens(selection, before, 100)
    expect(await refuse({ accessTokens: LATER })).toBe(1)
    expect(await refuse({ accessTokens: BORN })).toBe(0)
    expect(await refuse({ accessTokens: BORN, refreshTokens: BORN })).toBe(1)
    const instants = (await of(own)).map((row) => [
      row.accessTokensValidFrom,
      row.refreshTokensValidFrom,
      row.revokedAt,
    ])
    expect(instants).toContainEqual([LATER, BORN, null])
    expect(instants).toContainEqual([null, null, null])
  })

  describe('the ledger', () => {
    let own: People
    const now = addSeconds(BORN, 1000)
    const ids: string[] = []
    beforeAll(async () => {
      own = await insertPeople(store())
      for (const [n, username] of ['ada', 'adele', 'bob'].entries()) {
        const user = userRecord(own.user.storeId, { username })
        await store().users.insert(user)
        const gift = { givenAt: addSeconds(BORN, n), expiresAt: n === 0 ? null : addSeconds(BORN, 500 * n) }
        const resources = [{ ...ledger, scopes: [`Ledger.${n}`, 'Ledger.all'] }]
        await store().consents.give(consentOf({ ...own, user }, { ...gift, resources }))
        ids.push((await store().consents.of(user.id, own.client.pk))[0]?.id ?? '')
      }
      await store().consents.withdraw(own.user.id, own.client.pk, [ledger.resourceId], now)
    })
    const search = async (filter: Partial<ConsentFilter>) => {
      const asked = { visible: [own.domain.id], now, limit: 10, ...filter }
      return (await store().consents.list(asked)).items.map(({ username }) => username)
    }

    it.each<[string, () => Partial<ConsentFilter>, string[]]>([
      ['everything, newest first', () => ({}), ['bob', 'adele', 'ada']],
      ['a user name by its beginning', () => ({ username: 'AD' }), ['ada', 'adele']],
      ['a scope', () => ({ scope: 'Ledger.1' }), ['adele']],
      ['a scope of somebody', () => ({ scope: 'Ledger.all', username: 'ad' }), ['ada', 'adele']],
      [
        'a scope at a client since',
        () => ({ scope: 'Ledger.all', clientPk: own.client.pk, createdFrom: addSeconds(BORN, 1) }),
        ['bob', 'adele'],
      ],
      ['a client', () => ({ clientPk: own.client.pk }), ['bob', 'adele', 'ada']],
      ['another client', () => ({ clientPk: randomUUID() }), []],
      ['a resource server', () => ({ resourceId: ledger.resourceId }), ['bob', 'adele', 'ada']],
      ['age', () => ({ createdBefore: addSeconds(BORN, 2) }), ['adele', 'ada']],
      ['the soonest end', () => ({ expiresBefore: addSeconds(BORN, 1001) }), ['adele', 'bob']],
      [
        'an end between two instants',
        () => ({ expiresFrom: addSeconds(BORN, 501), expiresBefore: addSeconds(BORN, 1001) }),
        ['bob'],
      ],
      ['what has expired', () => ({ state: 'expired', now: addSeconds(BORN, 600) }), ['adele']],
      ['what is live', () => ({ state: 'live', now: addSeconds(BORN, 600) }), ['bob', 'ada']],
      ['what was withdrawn', () => ({ state: 'withdrawn' }), []],
      ['another domain', () => ({ visible: ['elsewhere'] }), []],
    ])('is searched by %s', async (_, filter, expected) => {
      expect(await search(filter())).toEqual(expected)
    })

    it('is paged without telling anything twice', async () => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store().consents.list({ visible: null, clientPk: own.client.pk, now, limit: 2, cursor })
        seen.push(...page.items.map(({ id }) => id))
        expect(page).toMatchObject({ total: 3, totalIsExact: true })
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(seen).toEqual([...ids].reverse())
    })

    it('finds what was withdrawn, the latest first', async () => {
      const person = await someone(`w-${newHash().slice(0, 6)}`)
      await store().consents.give(consentOf({ ...own, user: person.user }, { resources: [ledger] }))
      await store().consents.withdraw(person.user.id, own.client.pk, [ledger.resourceId], now)
      expect(await search({ state: 'withdrawn' })).toEqual([person.user.username])
      expect(await search({ state: 'withdrawn', clientPk: own.client.pk })).toEqual([person.user.username])
    })
  })
}
