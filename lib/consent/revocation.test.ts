import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { updateDomain } from '@/lib/policy/domains'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { revocationSentence } from '@/lib/schemas/revocation'
import { consentOf } from '@/lib/store/testing/browser-records'
import { clientRecord } from '@/lib/store/testing/records'
import { endDomainSessions, endSession, endUserSessions } from './end-sessions'
import { getConsent, listConsents } from './ledger'
import { clientNotices, listNotices, retryNotice } from './notices'
import { previewRevocation } from './preview'
import { revokeConsentTokens, revokeUserTokens } from './revoke-tokens'
import { getSession, listSessions } from './sessions'
import { type Estate, makeEstate } from './testing/estate'
import { withdrawConsent, withdrawConsents } from './withdraw'

let world: World
let estate: Estate
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.advanceSeconds(7200)
  estate = await makeEstate(world)
  world.clock.advanceSeconds(60)
})

const one = { count: 1, isExact: true }
const none = { count: 0, isExact: true }
const selection = () => ({ domainId: estate.domain.id, userId: estate.user.id })
const lastEntry = async () => (await world.store.audit.after((await world.store.audit.head()).seq - 1, 1))[0]

/** What the person allowed a second client at the same resource server. */
async function consentToAnother() {
  const { domain, user, resourceId } = estate
  const client = clientRecord(domain.id)
  await world.store.clients.insert(client, {})
  const resources = [{ resourceId, resourceName: 'Ledger', scopes: ['Ledger.read'] }]
  await world.store.consents.give(
    consentOf({ domain, client, user }, { givenAt: world.clock.now(), resources, expiresAt: null }),
  )
  return client
}

describe('withdrawing consents', () => {
  it('shows what it hits before it happens: the consent, its tokens and its client, and that the person is asked again', async () => {
    const preview = await previewRevocation(world.system, { what: 'consent', id: estate.consentId })
    expect(preview).toEqual({
      consents: one,
      refreshTokens: one,
      accessTokens: one,
      clients: one,
      sessions: none,
      asksAgain: true,
      signsInAgain: false,
      isAtMost: false,
    })
    expect(revocationSentence(preview)).toBe(
      '1 consent, 1 refresh token, 1 access token, 1 client; the user will be asked again.',
    )
    expect((await getConsent(world.system, estate.consentId)).state).toBe('live')
  })

  it('counts no access token that has expired by itself', async () => {
    world.clock.advanceSeconds(3600)
    const preview = await previewRevocation(world.system, { what: 'consent', id: estate.consentId })
    expect(preview).toMatchObject({ refreshTokens: one, accessTokens: none })
  })

  it('withdraws one, once, and refuses its tokens of before', async () => {
    expect(await withdrawConsent(world.system, estate.consentId)).toBe(true)
    const { state, refreshTokensValidFrom, accessTokensValidFrom } = await getConsent(world.system, estate.consentId)
    expect(state).toBe('withdrawn')
    expect(refreshTokensValidFrom).toEqual(world.clock.now())
    // Access tokens know the second of their issue only.
    expect(accessTokensValidFrom).toEqual(addSeconds(world.clock.now(), 1))
    expect(await lastEntry()).toMatchObject({
      action: 'consent.withdraw',
      entityId: estate.consentId,
      entityName: estate.user.username,
      detail: { client: estate.client.clientId, resource: 'Ledger', scopes: ['Ledger.read', 'Ledger.write'] },
    })
    const head = await world.store.audit.head()
    expect(await withdrawConsent(world.system, estate.consentId)).toBe(false)
    expect(await world.store.audit.head()).toEqual(head)
    const again = await previewRevocation(world.system, { what: 'consent', id: estate.consentId })
    expect(revocationSentence(again)).toBe('Nothing that is known of is hit.')
  })

  it('withdraws those of a person to one client, or all, and leaves another person alone', async () => {
    const other = await consentToAnother()
    const bystander = await makeEstate(world)
    expect(await withdrawConsents(world.system, { ...selection(), clientPk: other.pk })).toBe(1)
    expect((await getConsent(world.system, estate.consentId)).state).toBe('live')
    expect(await withdrawConsents(world.system, selection())).toBe(1)
    expect(await lastEntry()).toMatchObject({ action: 'user.withdraw-consents', detail: { count: 1 } })
    expect(await withdrawConsents(world.system, selection())).toBe(0)
    expect((await getConsent(world.system, bystander.consentId)).state).toBe('live')
  })
})

describe('revoking tokens under consents', () => {
  it('moves instants and leaves consents, sessions and tokens where they are', async () => {
    const target = { what: 'tokens', selection: selection(), tokens: { type: 'ACCESS_TOKENS' } }
    const preview = await previewRevocation(world.system, target)
    expect(preview).toMatchObject({ consents: none, refreshTokens: none, accessTokens: one, asksAgain: false })
    expect(await revokeConsentTokens(world.system, selection(), { type: 'ACCESS_TOKENS' })).toBe(1)
    const consent = await getConsent(world.system, estate.consentId)
    expect(consent).toMatchObject({ state: 'live', refreshTokensValidFrom: null })
    expect(consent.accessTokensValidFrom).toEqual(addSeconds(world.clock.now(), 1))
    expect((await getSession(world.system, estate.session.id)).state).toBe('live')
    expect(await lastEntry()).toMatchObject({
      action: 'user.revoke-consent-tokens',
      entityId: estate.user.id,
      detail: { type: 'ACCESS_TOKENS', count: 1 },
    })
  })

  it('takes an instant of the past to the second, never moves it back, and refuses one to come', async () => {
    const before = addSeconds(world.clock.now(), -100)
    await revokeConsentTokens(world.system, selection(), { type: 'TOKENS', before })
    expect(await getConsent(world.system, estate.consentId)).toMatchObject({
      accessTokensValidFrom: before,
      refreshTokensValidFrom: before,
    })
    expect(await revokeConsentTokens(world.system, selection(), { before: addSeconds(before, -1) })).toBe(0)
    expect((await getConsent(world.system, estate.consentId)).refreshTokensValidFrom).toEqual(before)
    const future = revokeConsentTokens(world.system, selection(), { before: addSeconds(world.clock.now(), 3600) })
    await expect(future).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { before: expect.anything() },
    })
  })

  it('hits one client at one resource server; a resource server needs a client', async () => {
    const other = await consentToAnother()
    const narrow = { ...selection(), clientPk: other.pk, resourceId: estate.resourceId }
    expect(await revokeConsentTokens(world.system, narrow)).toBe(1)
    expect((await getConsent(world.system, estate.consentId)).refreshTokensValidFrom).toBeNull()
    const wide = revokeConsentTokens(world.system, { ...selection(), resourceId: estate.resourceId })
    await expect(wide).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('refuses a client of another domain and people nobody knows', async () => {
    const elsewhere = await makeEstate(world)
    for (const wrong of [{ clientPk: elsewhere.client.pk }, { userId: 'nobody' }, { domainId: 'nowhere' }]) {
      const attempt = revokeConsentTokens(world.system, { ...selection(), ...wrong })
      await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('refuses every token of a person by one instant, with the sessions of before, and keeps one that is later', async () => {
    const preview = await previewRevocation(world.system, { what: 'user-tokens', userId: estate.user.id })
    expect(preview).toMatchObject({
      consents: none,
      refreshTokens: one,
      accessTokens: one,
      sessions: one,
      signsInAgain: true,
    })
    const first = await revokeUserTokens(world.system, estate.user.id)
    expect(first).toEqual(addSeconds(world.clock.now(), 1))
    expect((await world.store.users.byId(estate.user.id))?.tokensValidFrom).toEqual(first)
    expect(await lastEntry()).toMatchObject({ action: 'user.revoke-tokens', detail: { endedSessions: 1 } })
    expect((await getSession(world.system, estate.session.id)).state).toBe('ended')
    expect((await getConsent(world.system, estate.consentId)).state).toBe('live')
    expect(await revokeUserTokens(world.system, estate.user.id)).toEqual(first)
  })
})

describe('sessions', () => {
  it('lists those alive by default, all on demand, by beginning of the name and by person', async () => {
    const name = estate.user.username.slice(0, -2).toUpperCase()
    const alive = await listSessions(world.system, { q: name })
    expect(alive.items).toMatchObject([{ id: estate.session.id, state: 'live', clients: [{ pk: estate.client.pk }] }])
    const all = await listSessions(world.system, { userId: estate.user.id, all: true })
    expect(all.items.map(({ state }) => state).sort()).toEqual(['ended', 'live'])
    world.clock.advanceSeconds(1800)
    expect((await listSessions(world.system, { userId: estate.user.id })).items).toEqual([])
    expect((await getSession(world.system, estate.session.id)).state).toBe('idle')
  })

  it('tells when a session ends unless it is used', async () => {
    const { endsAt, lastSeenAt, expiresAt } = await getSession(world.system, estate.session.id)
    expect(endsAt).toEqual(addSeconds(lastSeenAt, 1800))
    expect(endsAt < expiresAt).toBe(true)
  })

  it('ends one, once, tells its clients, and tells before who is signed out of what', async () => {
    const preview = await previewRevocation(world.system, { what: 'session', id: estate.session.id })
    expect(preview).toMatchObject({ sessions: one, clients: one, refreshTokens: none, signsInAgain: true })
    expect(revocationSentence(preview)).toBe('1 client, 1 session; the user will have to sign in again.')
    expect(await endSession(world.system, estate.session.id)).toBe(true)
    const session = await getSession(world.system, estate.session.id)
    expect(session).toMatchObject({ state: 'ended', endReason: 'ADMINISTRATOR', endedAt: world.clock.now() })
    const [notice] = await clientNotices(world.system, estate.client.pk)
    expect(notice).toMatchObject({ sessionId: estate.session.id, state: 'waiting', subject: estate.user.username })
    expect(await endSession(world.system, estate.session.id)).toBe(false)
    const over = await previewRevocation(world.system, { what: 'session', id: estate.session.id })
    expect(over.sessions).toEqual(none)
  })

  it('counts the tokens that go with a session where the domain ties them to it', async () => {
    await updateDomain(world.system, { id: estate.domain.id }, { customAttrs: { linkTokensToSession: 'true' } })
    const preview = await previewRevocation(world.system, { what: 'session', id: estate.session.id })
    expect(preview).toMatchObject({ refreshTokens: one, accessTokens: one, isAtMost: true })
  })

  it('ends all of a person, in a domain or everywhere, and of everybody in a domain', async () => {
    const { domain, user } = estate
    const target = { what: 'user-sessions', userId: user.id, domainId: domain.id }
    expect(await previewRevocation(world.system, target)).toMatchObject({ sessions: one, signsInAgain: true })
    expect(await endUserSessions(world.system, user.id, domain.id)).toBe(1)
    expect(await endUserSessions(world.system, user.id)).toBe(0)
    const next = await makeEstate(world)
    expect(await endUserSessions(world.system, next.user.id)).toBe(1)
    expect(await lastEntry()).toMatchObject({ action: 'user.end-sessions', domainId: null, detail: { count: 1 } })
    const last = await makeEstate(world)
    const whole = await previewRevocation(world.system, { what: 'domain-sessions', domainId: last.domain.id })
    expect(whole.sessions).toEqual(one)
    expect(await endDomainSessions(world.system, last.domain.id)).toEqual({ ended: 1, isComplete: true })
    expect(await lastEntry()).toMatchObject({ action: 'domain.end-sessions', domainId: last.domain.id })
    expect(await endDomainSessions(world.system, last.domain.id)).toEqual({ ended: 0, isComplete: true })
  })
})

describe('deliveries of logout', () => {
  it('lists them by state and client, and tries one again that was given up', async () => {
    const failed = await listNotices(world.system, { client: estate.client.pk, state: 'failed' })
    expect(failed.items).toMatchObject([{ id: estate.noticeId, lastError: 'answered 500', nextAttemptAt: null }])
    expect(await retryNotice(world.system, estate.noticeId)).toBe(true)
    expect(await clientNotices(world.system, estate.client.pk)).toMatchObject([{ state: 'waiting' }])
    expect(await lastEntry()).toMatchObject({ action: 'logout-notice.retry', entityName: estate.client.name })
    expect(await retryNotice(world.system, estate.noticeId)).toBe(false)
    await world.store.logoutNotices.delivered(estate.noticeId, world.clock.now())
    expect(await retryNotice(world.system, estate.noticeId)).toBe(false)
    await expect(retryNotice(world.system, 'none')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the ledger', () => {
  it('is searched by person, client, resource server, scope, domain, age, expiry and state', async () => {
    const { domain, user, client, resourceId, consentId } = estate
    const found = async (query: object) =>
      (await listConsents(world.system, { domain: domain.id, ...query })).items.map(({ id }) => id)
    for (const hit of [
      { q: user.username.toUpperCase().slice(0, 10) },
      { userId: user.id },
      { client: client.pk },
      { resource: resourceId },
      { scope: 'Ledger.write' },
      { state: 'live' },
      { expiresWithinDays: 1 },
    ]) {
      expect(await found(hit)).toEqual([consentId])
    }
    for (const miss of [
      { q: 'somebody else' },
      { client: 'no client' },
      { resource: 'OPENID_MGMT_RESOURCE' },
      { scope: 'Ledger.delete' },
      { state: 'withdrawn' },
      { olderThanDays: 1 },
    ]) {
      expect(await found(miss)).toEqual([])
    }
    world.clock.advanceSeconds(86_400)
    expect(await found({ olderThanDays: 1 })).toEqual([consentId])
    expect(await found({ state: 'expired' })).toEqual([consentId])
  })

  it('turns pages by key and takes whatever a URL brings', async () => {
    await consentToAnother()
    const first = await listConsents(world.system, { userId: estate.user.id, limit: 1 })
    expect(first).toMatchObject({ total: 2, items: [{}] })
    const second = await listConsents(world.system, {
      userId: estate.user.id,
      limit: 1,
      cursor: first.nextCursor ?? '',
    })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2)
    const rubbish = { limit: 'x', state: 'y', cursor: '%00', q: '\u0000%_', olderThanDays: -1 } as never
    await expect(listConsents(world.system, rubbish)).resolves.toMatchObject({ items: [] })
  })
})
