import { beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
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

const LATER = addSeconds(BORN, 5)

/** What must hold for authorization codes whoever asks at the same instant. `other` is another node. */
export function codesContract(store: () => Store, other: () => Store): void {
  let people: People
  beforeAll(async () => {
    people = await insertPeople(store())
  })

  it('is found as it was added, and by nothing else', async () => {
    const hash = newHash()
    const code = codeOf(people)
    await store().authorizationCodes.add(hash, code)
    const standing = { consents: [], session: null }
    expect(await other().authorizationCodes.find(hash)).toEqual({ code, consumedAt: null, standing })
    expect(await store().authorizationCodes.find(newHash())).toBeNull()
    const bare = codeOf(people, { challenge: null, nonce: null, claimsRequest: null, scopes: [] })
    await store().authorizationCodes.add(newHash(), bare)
  })

  it('keeps everything where nothing was asked', async () => {
    const hash = newHash()
    const code = codeOf(people, { challenge: null, nonce: null, claimsRequest: null, scopes: [] })
    await store().authorizationCodes.add(hash, code)
    expect((await store().authorizationCodes.find(hash))?.code).toEqual(code)
  })

  it('is used by one, however many on two nodes ask at the same instant, and only the one begins a family', async () => {
    const hash = newHash()
    await store().authorizationCodes.add(hash, codeOf(people))
    const callers = Array.from({ length: 20 }, (_, n) => ({ node: n % 2 ? store() : other(), start: familyOf(people) }))
    const told = await Promise.all(
      callers.map(({ node, start }) => node.authorizationCodes.consume(hash, LATER, start)),
    )
    expect(told.filter(Boolean)).toHaveLength(1)
    expect((await store().authorizationCodes.find(hash))?.consumedAt).toEqual(LATER)
    const families = await Promise.all(callers.map(({ start }) => store().refreshTokens.family(start.family.id)))
    expect(families.map((family) => family !== null)).toEqual(told)
    const winner = callers[told.indexOf(true)]?.start
    expect((await store().refreshTokens.find(winner?.first.hash ?? ''))?.family).toEqual(winner?.family)
  })

  it('is used without a family where there are no refresh tokens', async () => {
    const hash = newHash()
    await store().authorizationCodes.add(hash, codeOf(people))
    expect(await store().authorizationCodes.consume(hash, LATER, null)).toBe(true)
    expect(await store().authorizationCodes.consume(hash, LATER, null)).toBe(false)
    expect(await store().authorizationCodes.consume(newHash(), LATER, null)).toBe(false)
  })

  it('does not fail because another of the same turn does', async () => {
    const good = newHash()
    const results = await Promise.allSettled([
      store().authorizationCodes.add(newHash(), codeOf(people, { clientPk: 'nobody' })),
      store().authorizationCodes.add(good, codeOf(people)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(await store().authorizationCodes.find(good)).not.toBeNull()
  })

  it('is not used up when its family cannot begin', async () => {
    const hash = newHash()
    await store().authorizationCodes.add(hash, codeOf(people))
    const broken = familyOf(people, { clientPk: 'nobody' })
    await expect(store().authorizationCodes.consume(hash, LATER, broken)).rejects.toThrow()
    expect((await store().authorizationCodes.find(hash))?.consumedAt).toBeNull()
  })

  it('is told with the session it came from and the consents that were taken back since', async () => {
    const { session } = await startSession(store(), sessionOf(people))
    const hash = newHash()
    await store().authorizationCodes.add(hash, codeOf(people, { sessionId: session.id }))
    const consent = consentOf(people)
    const [resource] = consent.resources
    await store().consents.give(consent)
    const before = await store().authorizationCodes.find(hash)
    const { id, domainId, userId, createdAt, lastSeenAt, idleSeconds, expiresAt, endedAt } = session
    const facts = { id, domainId, userId, createdAt, lastSeenAt, idleSeconds, expiresAt, endedAt }
    expect(before?.standing).toEqual({ consents: [], session: facts })
    await store().consents.withdraw(people.user.id, people.client.pk, [resource?.resourceId ?? ''], LATER)
    await store().ssoSessions.end(session.id, LATER, 'SIGNED_OUT')
    const after = await store().authorizationCodes.find(hash)
    expect(after?.standing.session?.endedAt).toEqual(LATER)
    expect(after?.standing.consents).toEqual([
      {
        resourceId: resource?.resourceId,
        resourceName: 'Ledger',
        accessTokensValidFrom: addSeconds(LATER, 1),
        refreshTokensValidFrom: LATER,
      },
    ])
  })

  describe('sweeping', () => {
    it('takes those a replay of which has nothing left to end', async () => {
      const [short, long] = [newHash(), newHash()]
      await store().authorizationCodes.add(short, codeOf(people, { endsAt: addSeconds(BORN, 10) }))
      await store().authorizationCodes.add(long, codeOf(people, { endsAt: addSeconds(BORN, 1000) }))
      while ((await store().authorizationCodes.sweep(addSeconds(BORN, 10), 50)) > 0);
      expect(await store().authorizationCodes.find(short)).toBeNull()
      expect(await store().authorizationCodes.find(long)).not.toBeNull()
    })
  })
}
