import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { NewRefreshToken, TokenFamily } from '@/lib/oauth/ports/refresh-tokens'
import type { Store } from '../store'
import { BORN, clientRecord, domainRecord } from '../testing/records'

/** What stands behind a token of no person and no session. */
const NO_STANDING = { consents: [], session: null }

const HOUR = 3600

/** What must hold for refresh tokens and revocations whoever asks at the same instant. `other` is another node. */
export function tokensContract(store: () => Store, other: () => Store): void {
  const domain = domainRecord()
  const client = clientRecord(domain.id)
  beforeAll(async () => {
    await store().domains.insert(domain)
    await store().clients.insert(client, {})
  })

  const token = (overrides: Partial<NewRefreshToken> = {}): NewRefreshToken => ({
    hash: randomBytes(32).toString('hex'),
    id: randomUUID(),
    issuedAt: BORN,
    expiresAt: addSeconds(BORN, HOUR),
    endsAt: addSeconds(BORN, 2 * HOUR),
    ...overrides,
  })
  async function begin(overrides: Partial<TokenFamily> = {}, first = token()) {
    const family: TokenFamily = {
      id: randomUUID(),
      domainId: domain.id,
      clientPk: client.pk,
      userId: null,
      subject: 'ada',
      grantType: 'PASSWORD',
      scopes: ['Ledger.read', 'Ledger.write'],
      claims: { grant: 'PASSWORD' },
      sessionId: null,
      signedInAt: null,
      createdAt: BORN,
      expiresAt: null,
      revokedAt: null,
      ...overrides,
    }
    await store().refreshTokens.start(family, first)
    return { family, first }
  }

  describe('a refresh token', () => {
    it('is found by its hash and its id, with its family as it was written', async () => {
      const { family, first } = await begin({ expiresAt: addSeconds(BORN, 7 * HOUR) })
      const { hash, endsAt: _, ...rest } = first
      const expected = { ...rest, usedAt: null, revokedAt: null, successor: null, family, standing: NO_STANDING }
      expect(await store().refreshTokens.find(hash)).toEqual(expected)
      expect(await store().refreshTokens.findById(first.id)).toEqual(expected)
      expect(await store().refreshTokens.find(token().hash)).toBeNull()
      expect(await store().refreshTokens.findById('no\u0000where')).toBeNull()
    })

    it('is replaced once, however many callers on two nodes ask at the same instant', async () => {
      const { first } = await begin()
      const offered = Array.from({ length: 20 }, () => token({ issuedAt: addSeconds(BORN, 60) }))
      const won = await Promise.all(
        offered.map((next, n) => (n % 2 ? store() : other()).refreshTokens.replace(first.hash, next)),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      const winner = offered[won.indexOf(true)]
      expect((await store().refreshTokens.find(first.hash))?.successor).toMatchObject({ id: winner?.id })
      const losers = offered.filter((next) => next !== winner)
      for (const { hash } of losers) expect(await store().refreshTokens.find(hash)).toBeNull()
    })

    it('is used up once, however many callers on two nodes ask at the same instant', async () => {
      const { first } = await begin()
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? store() : other()).refreshTokens.spend(first.hash, BORN)),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store().refreshTokens.replace(first.hash, token())).toBe(false)
    })

    it('cannot be used up after it was replaced', async () => {
      const { first } = await begin()
      await store().refreshTokens.replace(first.hash, token())
      expect(await store().refreshTokens.spend(first.hash, BORN)).toBe(false)
    })

    it('of a revoked family is neither replaced nor used up', async () => {
      const { family, first } = await begin()
      await store().refreshTokens.revokeFamily(family.id, BORN, 'ADMINISTRATOR')
      expect(await store().refreshTokens.replace(first.hash, token())).toBe(false)
      expect(await store().refreshTokens.spend(first.hash, BORN)).toBe(false)
    })

    it('that cannot be written keeps no other of the same moment from being written', async () => {
      const { family, first } = await begin()
      const good = [token(), token()]
      const settled = await Promise.allSettled([
        store().refreshTokens.add(family.id, good[0] ?? token()),
        store().refreshTokens.add(randomUUID(), token()),
        store().refreshTokens.replace(first.hash, good[1] ?? token()),
      ])
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      for (const { hash } of good) expect(await store().refreshTokens.find(hash)).not.toBeNull()
    })

    it('asked for many times in one moment is answered to each who asked', async () => {
      const made = await Promise.all(Array.from({ length: 60 }, () => begin()))
      const asked = [...made, { first: token() }, ...made]
      const found = await Promise.all(asked.map(({ first }) => store().refreshTokens.find(first.hash)))
      expect(found.map((one) => one?.id ?? null)).toEqual([
        ...made.map(({ first }) => first.id),
        null,
        ...made.map(({ first }) => first.id),
      ])
    })

    it('stays as it is when another is added beside it', async () => {
      const { family, first } = await begin()
      const second = token()
      await store().refreshTokens.add(family.id, second)
      await store().refreshTokens.add(family.id, token())
      expect(await store().refreshTokens.find(first.hash)).toMatchObject({ successor: null, usedAt: null })
      expect(await store().refreshTokens.find(second.hash)).toMatchObject({ family: { id: family.id } })
    })
  })

  describe('a family', () => {
    it('is revoked once, and the first reason stays', async () => {
      const { family } = await begin()
      const later = addSeconds(BORN, 5)
      const won = await Promise.all([
        store().refreshTokens.revokeFamily(family.id, later, 'REUSE'),
        other().refreshTokens.revokeFamily(family.id, later, 'REUSE'),
      ])
      expect(won.sort()).toEqual([false, true])
      expect(await store().refreshTokens.revokeFamily(family.id, BORN, 'ADMINISTRATOR')).toBe(false)
      expect(await store().refreshTokens.family(family.id)).toMatchObject({ revokedAt: later, revokeReason: 'REUSE' })
    })

    it('is listed with its client and its newest token, the newest family first, page by page', async () => {
      const mine = clientRecord(domain.id)
      await store().clients.insert(mine, {})
      const made = []
      for (let n = 0; n < 5; n += 1) {
        made.push(await begin({ clientPk: mine.pk, createdAt: addSeconds(BORN, n) }))
      }
      const [last] = made.slice(-1)
      const next = token({ issuedAt: addSeconds(BORN, 90) })
      await store().refreshTokens.replace(last?.first.hash ?? '', next)
      const page = await store().refreshTokens.families({ clientPk: mine.pk }, undefined, 2)
      expect(page).toMatchObject({ total: 5, totalIsExact: true, previousCursor: null })
      expect(page.items.map(({ id }) => id)).toEqual([made[4]?.family.id, made[3]?.family.id])
      expect(page.items[0]).toMatchObject({ clientId: mine.clientId, domainName: domain.name, newest: { id: next.id } })
      const second = await store().refreshTokens.families({ clientPk: mine.pk }, page.nextCursor ?? '', 2)
      expect(second.items.map(({ id }) => id)).toEqual([made[2]?.family.id, made[1]?.family.id])
    })
  })

  describe('the state of an access token', () => {
    const names = {
      domainId: domain.id,
      tokenId: 'unknown',
      refreshTokenId: null,
      familyId: null,
      person: null,
      sessionId: null,
    }
    const state = (asked: Partial<typeof names> | object) => store().tokenStates.stateOf({ ...names, ...asked })

    it('is told by its own revocation, which holds once and in its domain only', async () => {
      const revoked = { domainId: domain.id, tokenId: randomUUID(), revokedAt: BORN, expiresAt: BORN, reason: 'test' }
      expect(await state({ tokenId: revoked.tokenId })).toMatchObject({ isRevoked: false, family: 'none' })
      expect(await store().revokedTokens.add(revoked)).toBe(true)
      expect(await store().revokedTokens.add(revoked)).toBe(false)
      expect(await state({ tokenId: revoked.tokenId })).toMatchObject({ isRevoked: true, family: 'none' })
      expect(await state({ tokenId: revoked.tokenId, domainId: 'another' })).toMatchObject({ isRevoked: false })
      expect(await store().revokedTokens.find(domain.id, revoked.tokenId)).toMatchObject({ reason: 'test' })
    })

    it('is told by the family of the refresh token it names', async () => {
      const { family, first } = await begin()
      expect(await state({ refreshTokenId: first.id })).toEqual({ isRevoked: false, family: 'live', ...NO_STANDING })
      await store().refreshTokens.revokeFamily(family.id, BORN, 'REUSE')
      expect(await state({ refreshTokenId: first.id })).toEqual({ isRevoked: false, family: 'revoked', ...NO_STANDING })
      expect(await state({ refreshTokenId: randomUUID() })).toEqual({
        isRevoked: false,
        family: 'gone',
        ...NO_STANDING,
      })
    })

    it('is told for each of many that are asked for together, in whatever mix', async () => {
      const revoked = { domainId: domain.id, tokenId: randomUUID(), revokedAt: BORN, expiresAt: BORN, reason: 'test' }
      await store().revokedTokens.add(revoked)
      const live = await begin()
      const dead = await begin()
      await store().refreshTokens.revokeFamily(dead.family.id, BORN, 'REUSE')
      const asked = [
        { tokenId: revoked.tokenId },
        {},
        { refreshTokenId: live.first.id },
        { refreshTokenId: randomUUID(), familyId: live.family.id },
        { familyId: dead.family.id, tokenId: revoked.tokenId },
        { refreshTokenId: 'no\u0000where' },
        { familyId: 'half a pair \ud800' },
      ]
      const expected = [
        { isRevoked: true, family: 'none', ...NO_STANDING },
        { isRevoked: false, family: 'none', ...NO_STANDING },
        { isRevoked: false, family: 'live', ...NO_STANDING },
        { isRevoked: false, family: 'gone', ...NO_STANDING },
        { isRevoked: true, family: 'revoked', ...NO_STANDING },
        { isRevoked: false, family: 'gone', ...NO_STANDING },
        { isRevoked: false, family: 'none', ...NO_STANDING },
      ]
      const rounds = Array.from({ length: 40 }, () => asked).flat()
      expect(await Promise.all(rounds.map(state))).toEqual(Array.from({ length: 40 }, () => expected).flat())
    })

    it('is told by the family it is the first of, and by none when there is none', async () => {
      const { family } = await begin()
      expect(await state({ familyId: family.id })).toMatchObject({ family: 'live' })
      await store().refreshTokens.revokeFamily(family.id, BORN, 'REUSE')
      expect(await state({ familyId: family.id })).toMatchObject({ family: 'revoked' })
      expect(await state({ familyId: randomUUID() })).toMatchObject({ family: 'none' })
    })
  })

  describe('sweeping', () => {
    it('takes what has ended in bounded batches, and a family with the last of its tokens', async () => {
      const long = await begin()
      const short = await begin()
      const late = token({ issuedAt: addSeconds(BORN, 60), endsAt: addSeconds(BORN, 9 * HOUR) })
      await store().refreshTokens.replace(long.first.hash, late)
      const at = addSeconds(BORN, 2 * HOUR)
      expect(await store().refreshTokens.sweepTokens(at, 1)).toBe(1)
      while ((await store().refreshTokens.sweepTokens(at, 50)) > 0);
      expect(await store().refreshTokens.find(short.first.hash)).toBeNull()
      expect(await store().refreshTokens.find(late.hash)).not.toBeNull()
      // Each round looks at some; those with tokens left move away, so the rounds come to an end.
      while ((await store().refreshTokens.sweepFamilies(at, 3)) > 0);
      expect(await store().refreshTokens.family(short.family.id)).toBeNull()
      expect(await store().refreshTokens.family(long.family.id)).not.toBeNull()
      const end = addSeconds(BORN, 9 * HOUR)
      await store().refreshTokens.sweepTokens(end, 50)
      await store().refreshTokens.sweepFamilies(end, 50)
      expect(await store().refreshTokens.family(long.family.id)).toBeNull()
    })

    it('takes a revocation once the token has ended by itself', async () => {
      const revoked = { domainId: domain.id, tokenId: randomUUID(), revokedAt: BORN, reason: 'test' }
      await store().revokedTokens.add({ ...revoked, expiresAt: addSeconds(BORN, 60) })
      await store().revokedTokens.sweep(addSeconds(BORN, 59), 50)
      expect(await store().revokedTokens.find(domain.id, revoked.tokenId)).not.toBeNull()
      await store().revokedTokens.sweep(addSeconds(BORN, 60), 50)
      expect(await store().revokedTokens.find(domain.id, revoked.tokenId)).toBeNull()
    })
  })
}
