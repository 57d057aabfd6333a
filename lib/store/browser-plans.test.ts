import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { CONSUME_ONE, codesSql, consumeSql } from './authorization-codes'
import { clientsSql } from './authorization-usage'
import { consentList } from './consent-list'
import type { ConsentFilter } from './consent-types'
import { consentsSql } from './consents'
import { type Sql, sql } from './db'
import { endSql, noticesSql } from './end-sessions'
import { type Explainer, openExplainer } from './explain'
import { pageSql } from './keyset'
import { claimSql, failingSql, logoutNoticeList } from './logout-notices'
import { countNarrowedSql, type NarrowedList, narrowed } from './narrowed-list'
import type { DomainFilter } from './policy-types'
import { createStore } from './prisma-store'
import { reachSql } from './reach'
import { ssoSessionList } from './sso-session-list'
import { sessionsSql } from './sso-sessions'
import { insertPeople } from './testing/browser-records'
import { dialects, type TestDatabase } from './testing/databases'
import { badSorts, badSteps } from './testing/plans'
import { BORN } from './testing/records'
import { seedBrowser, seedHash, seedId } from './testing/seed-browser'
import { userRecord } from './testing/user-records'

/** What belongs to one domain is a part of the whole, as it is where planners choose. */
const DOMAINS = 6
const ROWS_A_DOMAIN = 4_000
const PEOPLE_A_DOMAIN = 200

/** What is small is read as a whole by PostgreSQL, and should be. */
const VOLUME = ['SsoSession', 'SessionClient', 'AuthorizationCode', 'Consent', 'ConsentScope', 'LogoutNotice']
const isOfVolume = (step: string) => !/Seq Scan/.test(step) || VOLUME.some((table) => step.includes(`"${table}"`))

/** A few rows PostgreSQL rather sorts than hop through the table for them in order. */
const isOfMany = (step: string) => Number(/rows=(\d+)/.exec(step)?.[1] ?? Number.POSITIVE_INFINITY) > 100

describe.each(dialects)('plans of the browser flow on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  let domainId = ''
  let clientPk = ''
  let userId = ''
  const resourceId = '11111111-1111-4111-8111-111111111111'
  const now = addSeconds(BORN, (DOMAINS - 0.5) * ROWS_A_DOMAIN)

  beforeAll(async () => {
    database = await create()
    const store = await createStore(database.url)
    for (let n = 0; n < DOMAINS; n++) {
      const people = await insertPeople(store)
      const users = Array.from({ length: PEOPLE_A_DOMAIN }, () => userRecord(people.user.storeId))
      await store.users.insertMany(users)
      domainId = people.domain.id
      clientPk = people.client.pk
      userId = users[0]?.id ?? ''
      const userIds = users.map(({ id }) => id)
      const owner = { first: n * ROWS_A_DOMAIN, domainId, clientPk, userIds, resourceId }
      await seedBrowser(database.url, owner, ROWS_A_DOMAIN, n === DOMAINS - 1)
    }
    await store.close()
    explainer = await openExplainer(database.url)
  }, 180_000)
  afterAll(async () => {
    await explainer?.close()
    await database?.drop()
  })

  const visibles = (): [string, DomainFilter][] => [
    ['all domains', null],
    ['one domain', [domainId]],
    ['two domains', [domainId, 'another']],
  ]

  /** Nothing is read from end to end; what is sorted is what several runs through indexes merge. */
  async function expectIndexed(statement: Sql, what: string, merged: boolean): Promise<void> {
    const plan = await explainer.plan(statement)
    expect(plan.length, what).toBeGreaterThan(0)
    const bad = [...badSteps(plan, dialect).filter(isOfVolume), ...badSorts(plan, dialect, merged).filter(isOfMany)]
    expect(bad, `${what}\n${statement.sql}\n${plan.join('\n')}`).toEqual([])
  }
  async function expectPages(asked: NarrowedList, what: string, isOfPerson = false): Promise<void> {
    const list = narrowed({ dialect }, asked)
    const key = list.keyIsInstant ? now.getTime() : 'user-000m'
    // A person has few rows, and PostgreSQL rather sorts those than hop through the table.
    const merged = list.branches.length > 1 || isOfPerson
    for (const place of [null, { key, id: seedId(7), back: false }, { key, id: seedId(7), back: true }]) {
      await expectIndexed(pageSql(list, place, 26, place?.back ?? false), what, merged)
    }
    await expectIndexed(countNarrowedSql(asked, 1_000), `${what}, counted`, true)
  }

  it('reads every page of sessions from an index in its order', async () => {
    for (const [name, visible] of visibles()) {
      for (const filter of [{}, { liveAt: now }, { username: 'user-0000' }, { username: 'user-0000', liveAt: now }]) {
        await expectPages(
          ssoSessionList({ dialect }, { visible, limit: 25, ...filter }),
          `${name} ${JSON.stringify(filter)}`,
        )
      }
      for (const liveAt of [undefined, now]) {
        await expectPages(
          ssoSessionList({ dialect }, { visible, userId, liveAt, limit: 25 }),
          `${name}, of a person`,
          true,
        )
      }
    }
  }, 60_000)

  it('reads every page of the ledger of consents from an index in its order', async () => {
    const searches = (): Partial<ConsentFilter>[] => [
      {},
      { state: 'live' },
      { state: 'withdrawn' },
      { state: 'expired' },
      { username: 'user-0000' },
      { scope: 'Ledger.read' },
      { scope: 'Ledger.read', clientPk, state: 'live' },
      { clientPk },
      { clientPk, createdFrom: BORN, createdBefore: now },
      { clientPk, resourceId },
      { resourceId },
      { expiresBefore: now },
      { expiresFrom: BORN, expiresBefore: now },
      { createdBefore: now },
      { userId },
    ]
    for (const [name, visible] of visibles()) {
      for (const search of searches()) {
        const list = consentList({ visible, now, limit: 25, ...search })
        await expectPages(list, `${name} ${JSON.stringify(search)}`, 'userId' in search)
      }
    }
  }, 60_000)

  it('reads every page of notices from an index in its order', async () => {
    for (const [name, visible] of visibles()) {
      for (const state of [undefined, 'waiting', 'delivered', 'failed'] as const) {
        await expectPages(logoutNoticeList({ visible, state, limit: 25 }), `${name} ${state}`)
        await expectPages(logoutNoticeList({ visible, state, clientPk, limit: 25 }), `${name} ${state}, of a client`)
      }
      await expectIndexed(failingSql(visible, BORN, 20), `${name}, failing`, true)
    }
    await expectIndexed(claimSql({ dialect }, now, addSeconds(now, 30), 20), 'what is due', true)
  }, 60_000)

  it('finds codes, sessions and consents, and decides over them, by seeks', async () => {
    await expectIndexed(codesSql({ dialect }, [seedHash(7), seedHash(8)]), 'codes', true)
    await expectIndexed(consumeSql({ dialect }, [{ hash: seedHash(7), at: now }]), 'uses of codes', true)
    const [before = '', between = '', after = ''] = CONSUME_ONE.split('?')
    await expectIndexed(sql([before, between, after], now, seedHash(7)), 'the use of one code', true)
    await expectIndexed(sessionsSql('hash', [seedHash(7), seedHash(8)]), 'sessions by cookie', true)
    await expectIndexed(sessionsSql('id', [seedId(7)]), 'sessions by id', true)
    const pairs = [0, 1, 2].map((n) => ({ userId: seedId(n), clientPk }))
    await expectIndexed(consentsSql({ dialect }, pairs), 'consents', true)
    for (const covered of [[sql`"id" = ${seedId(8)}`], [sql`"userId" = ${userId}`, sql`"domainId" = ${domainId}`]]) {
      await expectIndexed(endSql(covered, now, 'BY_USER'), 'the end of sessions', true)
      await expectIndexed(noticesSql({ dialect }, covered, now), 'notices of the end', true)
    }
  })

  it('previews revocations, and tells who came how, by seeks', async () => {
    for (const reach of [{ userId, domains: null }, { userId, domains: [domainId], clientPk }, { clientPk }]) {
      const { accessTokens, ...others } = reachSql({ dialect }, reach, now, 3600, 1000)
      for (const statement of [...accessTokens, ...Object.values(others)]) {
        await expectIndexed(statement, JSON.stringify(reach), true)
      }
    }
    for (const [name, visible] of visibles()) {
      await expectIndexed(clientsSql(visible, ['REPEATED_NONCE', 'NONE'], BORN, 20), name, true)
    }
  })
})
