import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountRecord, ApiTokenRecord, SessionRecord } from '../account-types'
import { ReferenceViolation, type Store, UniqueViolation } from '../store'
import { BORN, domainRecord } from '../testing/records'

const later = (seconds: number) => new Date(BORN.getTime() + seconds * 1000)
const hash = () => randomBytes(32).toString('hex')

function accountRecord(overrides: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: randomUUID(),
    username: `Person-${randomUUID().slice(0, 8)}`,
    displayName: '',
    passwordHash: '$argon2id$x',
    passwordChangedAt: BORN,
    role: 'AUDITOR',
    domainIds: [],
    email: null,
    customerId: null,
    partnerId: null,
    portalRole: null,
    totpSealed: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    disabledAt: null,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    lastSignInAt: null,
    ...overrides,
  }
}

function sessionRecord(accountId: string, overrides: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: hash(),
    accountId,
    createdAt: BORN,
    lastSeenAt: BORN,
    expiresAt: later(3600),
    endedAt: null,
    authenticatedAt: BORN,
    address: '192.0.2.1',
    userAgent: null,
    ...overrides,
  }
}

function tokenRecord(accountId: string, overrides: Partial<ApiTokenRecord> = {}): ApiTokenRecord {
  return {
    id: randomUUID(),
    accountId,
    name: 'ci “nightly”',
    hash: hash(),
    hint: 'abcd',
    role: 'AUDITOR',
    domainIds: null,
    createdAt: BORN,
    expiresAt: later(3600),
    revokedAt: null,
    lastUsedAt: null,
    ...overrides,
  }
}

/** What the aggregates of console accounts must do, on every database. */
export function accountContract(store: () => Store): void {
  let account: AccountRecord
  beforeEach(async () => {
    account = accountRecord()
    await store().accounts.insert(account)
  })

  describe('accounts', () => {
    it('are given back as they were stored, found by a name in any case', async () => {
      const domains = [domainRecord(), domainRecord()]
      for (const domain of domains) await store().domains.insert(domain)
      const domainIds = domains.map((domain) => domain.id).sort()
      const made = accountRecord({
        role: 'DOMAIN_ADMINISTRATOR',
        domainIds,
        displayName: 'Zoë 🚪',
        disabledAt: later(5),
      })
      await store().accounts.insert(made)
      expect(await store().accounts.byId(made.id)).toEqual(made)
      expect(await store().accounts.byUsername(` ${made.username.toUpperCase()} `)).toEqual(made)
      expect(await store().accounts.list(1000)).toContainEqual(made)
      await store().domains.delete(domainIds[0] ?? '')
      expect((await store().accounts.byId(made.id))?.domainIds).toEqual([domainIds[1]])
    })

    it('are not found by a name no database can hold, and that is no error', async () => {
      for (const name of ['a\0b', '\ud800', '']) {
        expect(await store().accounts.byUsername(name)).toBeNull()
        expect(await store().accounts.byId(name)).toBeNull()
      }
    })

    it('have one name each, whatever its case', async () => {
      const twin = accountRecord({ username: account.username.toUpperCase() })
      await expect(store().accounts.insert(twin)).rejects.toEqual(new UniqueViolation('account.username'))
    })

    it('are replaced by the one save that knows the version, with its domains', async () => {
      const domain = domainRecord()
      await store().domains.insert(domain)
      const saves = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          store().accounts.replace({ ...account, displayName: `save ${i}`, domainIds: [domain.id] }, 1),
        ),
      )
      expect(saves.filter(Boolean)).toHaveLength(1)
      expect(await store().accounts.byId(account.id)).toMatchObject({ version: 2, domainIds: [domain.id] })
      const lost = { ...account, domainIds: ['gone'], displayName: 'half' }
      await expect(store().accounts.replace(lost, 2)).rejects.toEqual(new ReferenceViolation())
      expect(await store().accounts.byId(account.id)).toMatchObject({ version: 2, domainIds: [domain.id] })
    })

    it('keep their second factor through a save, and use each time step once, also when twenty try at once', async () => {
      const key = new Uint8Array(randomBytes(40))
      await store().accounts.setSecondFactor(account.id, { totpSealed: key, totpConfirmedAt: BORN, totpLastStep: 7 })
      const uses = await Promise.all(Array.from({ length: 20 }, () => store().accounts.spendTotpStep(account.id, 8)))
      expect(uses.filter(Boolean)).toHaveLength(1)
      expect(await store().accounts.spendTotpStep(account.id, 7)).toBe(false)
      // The save knows nothing of the factor that came after it was read.
      expect(await store().accounts.replace({ ...account, displayName: 'saved' }, 1)).toBe(true)
      const saved = await store().accounts.byId(account.id)
      expect(saved).toMatchObject({ displayName: 'saved', totpConfirmedAt: BORN, totpLastStep: 8 })
      expect(saved?.totpSealed && Buffer.from(saved.totpSealed)).toEqual(Buffer.from(key))
      await store().accounts.setSecondFactor(account.id, {
        totpSealed: null,
        totpConfirmedAt: null,
        totpLastStep: null,
      })
      expect(await store().accounts.byId(account.id)).toMatchObject({ totpSealed: null, totpLastStep: null })
      expect(await store().accounts.spendTotpStep(account.id, 1)).toBe(true)
    })

    it('of the portal are in no list of the console', async () => {
      const guest = accountRecord({ role: 'PORTAL', portalRole: 'OWNER', email: 'owner@partner.example' })
      await store().accounts.insert(guest)
      expect(await store().accounts.byId(guest.id)).toEqual(guest)
      expect((await store().accounts.list(1000)).map(({ id }) => id)).not.toContain(guest.id)
    })

    it('are counted as administrators only while they are active', async () => {
      const before = await store().accounts.countActiveAdministrators()
      await store().accounts.insert(accountRecord({ role: 'ADMINISTRATOR' }))
      await store().accounts.insert(accountRecord({ role: 'ADMINISTRATOR', disabledAt: BORN }))
      expect(await store().accounts.countActiveAdministrators()).toBe(before + 1)
    })

    it('take their sessions and tokens with them', async () => {
      const [session, token] = [sessionRecord(account.id), tokenRecord(account.id)]
      await store().sessions.insert(session)
      await store().apiTokens.insert(token)
      await store().accounts.delete(account.id)
      expect(await store().sessions.byId(session.id)).toBeNull()
      expect(await store().apiTokens.byHash(token.hash)).toBeNull()
      await store().accounts.delete(account.id)
    })
  })

  describe('sessions', () => {
    it('end once, all at once, or all but one, and stay ended', async () => {
      const [one, two, three] = [sessionRecord(account.id), sessionRecord(account.id), sessionRecord(account.id)]
      for (const session of [one, two, three]) await store().sessions.insert(session)
      expect(await store().sessions.byId(one.id)).toEqual(one)
      await store().sessions.end(one.id, later(1))
      expect(await store().sessions.endAll(account.id, later(2), two.id)).toBe(1)
      await store().sessions.end(one.id, later(3))
      await store().sessions.touch(one.id, later(4))
      await store().sessions.markAuthenticated(one.id, later(4))
      expect(await store().sessions.byId(one.id)).toEqual({ ...one, endedAt: later(1) })
      expect((await store().sessions.byId(three.id))?.endedAt).toEqual(later(2))
      expect((await store().sessions.byId(two.id))?.endedAt).toBeNull()
      expect(await store().sessions.endAll(account.id, later(4000))).toBe(0)
    })

    it('are never moved back in time', async () => {
      const session = sessionRecord(account.id)
      await store().sessions.insert(session)
      await Promise.all([60, 30, 90, 10].map((seconds) => store().sessions.touch(session.id, later(seconds))))
      expect((await store().sessions.byId(session.id))?.lastSeenAt).toEqual(later(90))
    })

    it('are listed newest first and swept in bounded batches', async () => {
      const old = Array.from({ length: 5 }, (_, i) =>
        sessionRecord(account.id, { createdAt: later(i - 9000), expiresAt: later(i - 5000) }),
      )
      for (const session of old) await store().sessions.insert(session)
      expect((await store().sessions.forAccount(account.id)).map((session) => session.id)).toEqual(
        [...old].reverse().map((session) => session.id),
      )
      expect(await store().sessions.sweep(later(-4000), 3)).toBe(3)
      expect(await store().sessions.sweep(later(-4000), 3)).toBe(2)
      expect(await store().sessions.forAccount(account.id)).toEqual([])
    })
  })

  describe('API tokens', () => {
    it('are found by their hash, with or without a list of domains', async () => {
      const [all, some] = [tokenRecord(account.id), tokenRecord(account.id, { domainIds: ['a', 'b'] })]
      for (const token of [all, some]) await store().apiTokens.insert(token)
      expect(await store().apiTokens.byHash(all.hash)).toEqual(all)
      expect(await store().apiTokens.byId(some.id)).toEqual(some)
      expect(await store().apiTokens.listAll(1000)).toContainEqual({ ...some, username: account.username })
    })

    it('are revoked at the first instant, and their last use only moves on', async () => {
      const token = tokenRecord(account.id)
      await store().apiTokens.insert(token)
      for (const seconds of [5, 9]) await store().apiTokens.revoke(token.id, later(seconds))
      for (const seconds of [60, 120, 90]) await store().apiTokens.markUsed(token.id, later(seconds))
      expect(await store().apiTokens.byId(token.id)).toMatchObject({ revokedAt: later(5), lastUsedAt: later(120) })
    })
  })

  describe('set-up links', () => {
    it('are used by one of twenty who try at once', async () => {
      const link = { hash: hash(), createdAt: BORN, expiresAt: later(3600) }
      await store().setupLinks.insert(link)
      expect(await store().setupLinks.isUsable(link.hash, later(1))).toBe(true)
      const uses = await Promise.all(Array.from({ length: 20 }, () => store().setupLinks.consume(link.hash, later(1))))
      expect(uses.filter(Boolean)).toHaveLength(1)
      expect(await store().setupLinks.isUsable(link.hash, later(1))).toBe(false)
    })

    it('are dead from their last instant on, and all at once when told so', async () => {
      const [one, two] = [hash(), hash()]
      for (const value of [one, two]) {
        await store().setupLinks.insert({ hash: value, createdAt: BORN, expiresAt: later(10) })
      }
      expect(await store().setupLinks.consume(one, later(10))).toBe(false)
      await store().setupLinks.expireAll(later(5))
      expect(await store().setupLinks.isUsable(two, later(6))).toBe(false)
      expect(await store().setupLinks.consume(hash(), BORN)).toBe(false)
    })
  })

  describe('counted failures', () => {
    it('count every one of fifty at once', async () => {
      const key = `account:${hash()}`
      const counts = await Promise.all(Array.from({ length: 50 }, () => store().throttle.fail(key, BORN, 60)))
      expect(counts.map((count) => count.failures).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, i) => i + 1),
      )
      expect(await store().throttle.get(key)).toEqual({ failures: 50, windowStartAt: BORN, blockedUntil: null })
    })

    it('begin anew when the window is over, at its end exactly', async () => {
      const key = `account:${hash()}`
      await store().throttle.fail(key, BORN, 60)
      expect(await store().throttle.fail(key, later(59.999), 60)).toEqual({ failures: 2 })
      expect(await store().throttle.fail(key, later(60), 60)).toEqual({ failures: 1 })
      expect((await store().throttle.get(key))?.windowStartAt).toEqual(later(60))
    })

    it('are taken back one by one and never below none, blocked, cleared and swept', async () => {
      const [key, other] = [`account:${hash()}`, `account:${hash()}`]
      await store().throttle.fail(key, BORN, 60)
      for (let i = 0; i < 3; i += 1) await store().throttle.forgive(key)
      await store().throttle.block(key, later(100))
      expect(await store().throttle.get(key)).toEqual({ failures: 0, windowStartAt: BORN, blockedUntil: later(100) })
      await store().throttle.fail(other, BORN, 60)
      await store().throttle.clear(other)
      expect(await store().throttle.get(other)).toBeNull()
      await store().throttle.sweep(later(99), 1000)
      expect(await store().throttle.get(key)).not.toBeNull()
      await store().throttle.sweep(later(101), 1000)
      expect(await store().throttle.get(key)).toBeNull()
    })
  })
}
