import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { BrandingRecord } from '../browser-types'
import type { Store } from '../store'
import {
  codeOf,
  consentOf,
  familyOf,
  insertPeople,
  newHash,
  type People,
  sessionOf,
  startSession,
} from '../testing/browser-records'
import { BORN } from '../testing/records'

const LATER = addSeconds(BORN, 60)

/** Notices, figures, looks and previews of the browser flow. `other` is another node. */
export function browserContract(store: () => Store, other: () => Store): void {
  let people: People
  beforeAll(async () => {
    people = await insertPeople(store())
  })

  describe('a notice of logout', () => {
    async function notices(own: People, count: number): Promise<void> {
      for (let n = 0; n < count; n++) {
        const { session } = await startSession(store(), sessionOf(own))
        await store().ssoSessions.used(session.id, own.client.pk, BORN)
        await store().ssoSessions.end(session.id, addSeconds(LATER, n), 'SIGNED_OUT')
      }
    }
    const list = (own: People, state?: 'waiting' | 'delivered' | 'failed') =>
      store().logoutNotices.list({ visible: null, clientPk: own.client.pk, state, limit: 50 })

    it('is taken by one node only while its attempt is due', async () => {
      const own = await insertPeople(store())
      await notices(own, 4)
      const due = addSeconds(LATER, 3)
      const until = addSeconds(due, 30)
      const claims = await Promise.all(
        [store(), other(), store(), other()].map((n) => n.logoutNotices.claim(due, until, 3)),
      )
      const ids = claims.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const rest = await store().logoutNotices.claim(due, until, 50)
      const all = [...claims.flat(), ...rest].filter(({ clientPk }) => clientPk === own.client.pk)
      expect(all).toHaveLength(4)
      expect(all.every(({ attempts }) => attempts === 1)).toBe(true)
      expect(await store().logoutNotices.claim(due, until, 50)).toEqual([])
      expect((await store().logoutNotices.claim(until, addSeconds(until, 30), 50)).length).toBeGreaterThanOrEqual(4)
    })

    it('is delivered, put off or given up, and a given-up one is tried again', async () => {
      const own = await insertPeople(store())
      await notices(own, 3)
      const [a, b, c] = (await list(own)).items
      const { logoutNotices } = store()
      await logoutNotices.delivered(a?.id ?? '', LATER)
      await logoutNotices.failed(b?.id ?? '', 'HTTP 500', addSeconds(LATER, 60))
      await logoutNotices.failed(c?.id ?? '', 'no answer', null)
      expect((await list(own, 'delivered')).items).toMatchObject([
        { id: a?.id, deliveredAt: LATER, nextAttemptAt: null },
      ])
      expect((await list(own, 'waiting')).items).toMatchObject([{ id: b?.id, lastError: 'HTTP 500' }])
      expect((await list(own, 'failed')).items).toMatchObject([{ id: c?.id, lastError: 'no answer' }])
      expect(await logoutNotices.failing([own.domain.id], BORN, 10)).toMatchObject([{ id: c?.id }])
      expect(await logoutNotices.failing(['elsewhere'], BORN, 10)).toEqual([])
      expect(await logoutNotices.retry(a?.id ?? '', LATER)).toBe(false)
      expect(await logoutNotices.retry(c?.id ?? '', LATER)).toBe(true)
      expect(await logoutNotices.byId(c?.id ?? '')).toMatchObject({
        state: 'WAITING',
        attempts: 0,
        nextAttemptAt: LATER,
      })
      // What was decided stands: a late answer changes nothing.
      await logoutNotices.failed(a?.id ?? '', 'late', null)
      expect(await logoutNotices.byId(a?.id ?? '')).toMatchObject({ state: 'DELIVERED', lastError: null })
    })

    it('is swept by its age', async () => {
      const own = await insertPeople(store())
      await notices(own, 2)
      while ((await store().logoutNotices.sweep(LATER, 50)) > 0);
      expect((await list(own)).items).toHaveLength(1)
    })
  })

  describe('how clients come to the authorization endpoint', () => {
    it('is added up by day, and of a client that is gone nothing is kept', async () => {
      const own = await insertPeople(store())
      const of = { domainId: own.domain.id, clientPk: own.client.pk }
      const usage = store().authorizationUsage
      await usage.add([
        { ...of, kind: 'S256', count: 2, at: BORN },
        { ...of, kind: 'S256', count: 1, at: LATER },
        { ...of, clientPk: 'nobody', kind: 'S256', count: 1, at: BORN },
      ])
      await other().authorizationUsage.add([
        { ...of, kind: 'S256', count: 4, at: addSeconds(BORN, 90_000) },
        { ...of, kind: 'REPEATED_NONCE', count: 1, at: LATER },
      ])
      const last = addSeconds(BORN, 90_000)
      const found = await usage.ofClients([own.client.pk], BORN)
      expect(found.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
        { clientPk: own.client.pk, kind: 'REPEATED_NONCE', count: 1, lastAt: LATER },
        { clientPk: own.client.pk, kind: 'S256', count: 7, lastAt: last },
      ])
      expect(await usage.ofClients([own.client.pk], last)).toMatchObject([{ kind: 'S256', count: 4 }])
      const totals = await usage.totals(own.domain.id, BORN)
      expect(new Map(totals.map(({ kind, count }) => [kind, count]))).toEqual(
        new Map([
          ['S256', 7],
          ['REPEATED_NONCE', 1],
        ]),
      )
      const names = {
        domainId: own.domain.id,
        domainName: own.domain.name,
        clientId: own.client.clientId,
        name: own.client.name,
      }
      const flagged = [{ clientPk: own.client.pk, kind: 'REPEATED_NONCE', count: 1, lastAt: LATER, ...names }]
      expect(await usage.clients([own.domain.id], ['REPEATED_NONCE', 'NONE'], BORN, 10)).toEqual(flagged)
      expect(await usage.clients(null, ['REPEATED_NONCE'], BORN, 10)).toEqual(flagged)
      while ((await usage.sweep(new Date('2026-01-02T00:00:00Z'), 50)) > 0);
      expect(await usage.ofClients([own.client.pk], BORN)).toMatchObject([{ kind: 'S256', count: 4 }])
    })
  })

  describe('the look of a domain', () => {
    it('is written by one of many who edit the same version', async () => {
      const own = await insertPeople(store())
      const look: BrandingRecord = {
        domainId: own.domain.id,
        displayName: 'Acme',
        logo: 'aGk=',
        logoType: 'image/png',
        accentLight: '#0b5d57',
        accentDark: null,
        supportUrl: null,
        privacyUrl: null,
        termsUrl: 'https://acme.example/terms',
        version: 0,
        updatedAt: BORN,
      }
      expect(await store().branding.get(own.domain.id)).toBeNull()
      const save = (node: Store, version: number) => node.branding.save(look, version)
      for (const version of [0, 1]) {
        const told = await Promise.all([save(store(), version), save(other(), version), save(store(), version)])
        expect(told.filter(Boolean)).toHaveLength(1)
        expect(await store().branding.get(own.domain.id)).toEqual({ ...look, version: version + 1 })
      }
    })
  })

  describe('the preview of a revocation', () => {
    it('counts what would be hit, up to a limit', async () => {
      const own = await insertPeople(store())
      const { session } = await startSession(store(), sessionOf(own))
      await store().ssoSessions.used(session.id, own.client.pk, BORN)
      await store().consents.give(consentOf(own))
      for (let n = 0; n < 3; n++) {
        const hash = newHash()
        await store().authorizationCodes.add(hash, codeOf(own))
        await store().authorizationCodes.consume(hash, LATER, familyOf(own))
      }
      const ended = familyOf(own)
      await store().refreshTokens.start(ended.family, ended.first)
      await store().refreshTokens.revokeFamily(ended.family.id, LATER, 'ADMINISTRATOR')
      const exact = (count: number) => ({ count, isExact: true })
      const all = { clients: exact(1), sessions: exact(1), consents: exact(1) }
      const hit = { refreshTokens: exact(3), accessTokens: exact(3), ...all }
      const { reach } = store()
      const user = { userId: own.user.id, domains: null }
      expect(await reach.count(user, LATER, 3600, 100)).toEqual(hit)
      expect(
        await reach.count({ ...user, domains: [own.domain.id], clientPk: own.client.pk }, LATER, 3600, 100),
      ).toEqual(hit)
      expect(await reach.count({ clientPk: own.client.pk }, LATER, 3600, 100)).toEqual(hit)
      const late = await reach.count(user, addSeconds(LATER, 3600), 3600, 100)
      expect(late).toMatchObject({ accessTokens: exact(0), sessions: exact(0) })
      expect(await reach.count(user, LATER, 3600, 2)).toMatchObject({ accessTokens: { count: 2, isExact: false } })
      const nobody = await reach.count({ userId: randomUUID(), domains: [people.domain.id] }, LATER, 3600, 100)
      expect(nobody.refreshTokens).toEqual(exact(0))
    })
  })
}
