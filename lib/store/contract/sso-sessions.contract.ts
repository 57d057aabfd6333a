import { beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Store } from '../store'
import { insertPeople, newHash, type People, sessionOf, startSession } from '../testing/browser-records'
import { BORN, clientRecord } from '../testing/records'
import { userRecord } from '../testing/user-records'

const LATER = addSeconds(BORN, 60)

/** What must hold for the sessions of people whoever asks at the same instant. `other` is another node. */
export function ssoSessionsContract(store: () => Store, other: () => Store): void {
  let people: People
  beforeAll(async () => {
    people = await insertPeople(store())
  })
  const someone = async () => {
    const user = userRecord(people.user.storeId)
    await store().users.insert(user)
    return { ...people, user }
  }
  const noticesOf = async (sessionId: string) => {
    const { items } = await store().logoutNotices.list({ visible: null, clientPk: people.client.pk, limit: 200 })
    return items.filter((notice) => notice.sessionId === sessionId)
  }

  it('is found by the hash of its cookie and by its id, over or not', async () => {
    const { session, hash } = await startSession(store(), sessionOf(people))
    const kept = { ...session, endReason: null, address: '203.0.113.7', userAgent: 'Firefox' }
    expect(await other().ssoSessions.byHash(hash)).toEqual(kept)
    expect(await store().ssoSessions.byId(session.id)).toEqual(kept)
    expect(await store().ssoSessions.byHash(newHash())).toBeNull()
    expect(await store().ssoSessions.byId('no\u0000where')).toBeNull()
    await store().ssoSessions.end(session.id, LATER, 'BY_USER')
    expect(await store().ssoSessions.byHash(hash)).toEqual({ ...kept, endedAt: LATER, endReason: 'BY_USER' })
  })

  it('opens nothing by its older cookie after a new proof of the password', async () => {
    const { session, hash } = await startSession(store(), sessionOf(people))
    const next = newHash()
    await store().ssoSessions.reauthenticated(session.id, next, LATER)
    expect(await store().ssoSessions.byHash(hash)).toBeNull()
    expect(await store().ssoSessions.byHash(next)).toMatchObject({ authenticatedAt: LATER, lastSeenAt: LATER })
  })

  it('is ended once, however many on two nodes end it, with one notice for each client that wants one', async () => {
    const silent = clientRecord(people.domain.id)
    await store().clients.insert(silent, {})
    const { session } = await startSession(store(), sessionOf(people))
    const uses = [people.client.pk, silent.pk, people.client.pk]
    await Promise.all(uses.map((pk) => store().ssoSessions.used(session.id, pk, BORN)))
    const ends = Array.from({ length: 12 }, (_, n) => (n % 2 ? store() : other()))
    const told = await Promise.all(ends.map((node) => node.ssoSessions.end(session.id, LATER, 'SIGNED_OUT')))
    expect(told.filter(Boolean)).toHaveLength(1)
    expect(await noticesOf(session.id)).toEqual([
      {
        id: `${session.id}.${people.client.pk}`,
        domainId: people.domain.id,
        domainName: people.domain.name,
        clientPk: people.client.pk,
        clientId: people.client.clientId,
        clientName: people.client.name,
        sessionId: session.id,
        subject: people.user.username,
        uri: 'https://client.example/logout',
        createdAt: LATER,
        attempts: 0,
        state: 'WAITING',
        nextAttemptAt: LATER,
        deliveredAt: null,
        lastError: null,
      },
    ])
    expect(await store().ssoSessions.end(session.id, LATER, 'ADMINISTRATOR')).toBe(false)
    expect((await store().ssoSessions.byId(session.id))?.endReason).toBe('SIGNED_OUT')
  })

  it('takes the place of another in one transaction', async () => {
    const { session: first } = await startSession(store(), sessionOf(people))
    await store().ssoSessions.used(first.id, people.client.pk, BORN)
    const { session: second } = await startSession(store(), sessionOf(people, { createdAt: LATER }), first.id)
    expect(await store().ssoSessions.byId(first.id)).toMatchObject({ endedAt: LATER, endReason: 'REPLACED' })
    expect(await store().ssoSessions.byId(second.id)).toMatchObject({ endedAt: null })
    expect(await noticesOf(first.id)).toHaveLength(1)
  })

  it('ends with all others of its person in a domain, but for the one that stays', async () => {
    const person = await someone()
    const stays = await startSession(store(), sessionOf(person))
    const goes = await startSession(store(), sessionOf(person))
    await store().ssoSessions.used(goes.session.id, people.client.pk, BORN)
    const foreign = await startSession(store(), sessionOf(people))
    const { ssoSessions } = store()
    expect(await ssoSessions.endAllOf(person.user.id, 'elsewhere', LATER, 'BY_USER', null)).toBe(0)
    const all = [person.user.id, person.domain.id, LATER, 'PASSWORD_CHANGED'] as const
    expect(await ssoSessions.endAllOf(...all, stays.session.id)).toBe(1)
    expect(await ssoSessions.byId(goes.session.id)).toMatchObject({ endedAt: LATER, endReason: 'PASSWORD_CHANGED' })
    expect((await ssoSessions.byId(stays.session.id))?.endedAt).toBeNull()
    expect((await ssoSessions.byId(foreign.session.id))?.endedAt).toBeNull()
    expect(await noticesOf(goes.session.id)).toHaveLength(1)
    expect(await ssoSessions.endAllOf(person.user.id, null, LATER, 'ADMINISTRATOR')).toBe(1)
  })

  it('ends with its domain, in parts', async () => {
    const own = await insertPeople(store())
    for (let n = 0; n < 5; n++) await startSession(store(), sessionOf(own))
    const end = () => store().ssoSessions.endAllInDomain(own.domain.id, LATER, 'ADMINISTRATOR', 3)
    expect([await end(), await end(), await end()]).toEqual([3, 2, 0])
  })

  it('is seen later, never earlier', async () => {
    const { session } = await startSession(store(), sessionOf(people))
    await store().ssoSessions.markSeen([{ id: session.id, at: LATER }])
    await store().ssoSessions.markSeen([{ id: session.id, at: addSeconds(BORN, 30) }])
    expect((await store().ssoSessions.byId(session.id))?.lastSeenAt).toEqual(LATER)
  })

  describe('a list', () => {
    it('tells the live ones of a person newest first, with the clients that used them', async () => {
      const person = await someone()
      const at = (minutes: number) => {
        const createdAt = addSeconds(BORN, minutes * 60)
        return { createdAt, lastSeenAt: createdAt }
      }
      const idle = await startSession(store(), sessionOf(person, { ...at(0), idleSeconds: 600 }))
      const older = await startSession(store(), sessionOf(person, at(5)))
      const ended = await startSession(store(), sessionOf(person, at(6)))
      const newer = await startSession(store(), sessionOf(person, at(9)))
      await store().ssoSessions.used(newer.session.id, people.client.pk, BORN)
      const now = addSeconds(BORN, 600)
      await store().ssoSessions.end(ended.session.id, now, 'BY_USER')
      const live = await store().ssoSessions.listOf(person.user.id, person.domain.id, now, 10)
      expect(live.map(({ id }) => id)).toEqual([newer.session.id, older.session.id])
      expect(live[0]).toMatchObject({ clients: [people.client.name], address: '203.0.113.7', userAgent: 'Firefox' })
      const filter = { visible: null, userId: person.user.id, limit: 2 }
      const first = await store().ssoSessions.list(filter)
      expect(first.items.map(({ id }) => id)).toEqual([newer.session.id, ended.session.id])
      expect(first).toMatchObject({ total: 4, totalIsExact: true })
      const second = await store().ssoSessions.list({ ...filter, cursor: first.nextCursor ?? undefined })
      expect(second.items.map(({ id }) => id)).toEqual([older.session.id, idle.session.id])
      expect(await store().ssoSessions.countLive(person.user.id, null, now, 10)).toEqual({ count: 2, isExact: true })
      expect(await store().ssoSessions.countLive(person.user.id, null, now, 1)).toEqual({ count: 1, isExact: false })
      const elsewhere = { visible: ['elsewhere'], userId: person.user.id, limit: 10 }
      expect((await store().ssoSessions.list(elsewhere)).items).toEqual([])
    })

    it('finds user names by their beginning, in a domain and in all', async () => {
      const mark = newHash().slice(0, 8)
      for (const username of [`Zoe-${mark}`, `zoe-${mark}b`, `zo-${mark}`]) {
        const user = userRecord(people.user.storeId, { username })
        await store().users.insert(user)
        await startSession(store(), sessionOf({ ...people, user }))
      }
      for (const domain of [undefined, people.domain.id]) {
        const filter = { visible: null, domain, username: `ZOE-${mark}`, liveAt: LATER, limit: 10 }
        const { items } = await store().ssoSessions.list(filter)
        expect(items.map(({ username }) => username)).toEqual([`Zoe-${mark}`, `zoe-${mark}b`])
      }
    })
  })

  describe('sweeping', () => {
    it('takes what expired out of the lists first, and away a while after', async () => {
      const { session } = await startSession(store(), sessionOf(people, { expiresAt: addSeconds(BORN, 30) }))
      const { session: ended } = await startSession(store(), sessionOf(people, { expiresAt: addSeconds(BORN, 31) }))
      await store().ssoSessions.end(ended.id, BORN, 'BY_USER')
      const now = addSeconds(BORN, 31)
      while ((await store().ssoSessions.close(now, 50)) > 0);
      expect((await store().ssoSessions.byId(session.id))?.endedAt).toBeNull()
      expect(await store().ssoSessions.end(session.id, now, 'BY_USER')).toBe(false)
      while ((await store().ssoSessions.sweep(now, 1)) > 0);
      expect(await store().ssoSessions.byId(session.id)).toBeNull()
      expect(await store().ssoSessions.byId(ended.id)).toBeNull()
    })
  })
}
