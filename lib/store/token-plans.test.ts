import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from './db'
import { type Explainer, openExplainer } from './explain'
import { familyList } from './family-list'
import { pageSql } from './keyset'
import { createStore } from './prisma-store'
import { refreshTokenSql } from './refresh-tokens'
import { dialects, type TestDatabase } from './testing/databases'
import { BORN, clientRecord, domainRecord } from './testing/records'
import { seedTokenHash, seedTokenId, seedTokens } from './testing/seed-tokens'
import { tokenStatesSql } from './token-states'

const TABLES = ['RefreshToken', 'TokenFamily', 'RevokedToken']

describe.each(dialects)('lookups of tokens on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let explainer: Explainer
  const domain = domainRecord()
  const client = clientRecord(domain.id)
  beforeAll(async () => {
    database = await create()
    const store = await createStore(database.url)
    await store.domains.insert(domain)
    await store.clients.insert(client, {})
    await store.close()
    await seedTokens(database.url, { domainId: domain.id, clientPk: client.pk }, 50_000)
    explainer = await openExplainer(database.url)
  }, 120_000)
  afterAll(async () => {
    await explainer?.close()
    await database?.drop()
  })

  /** No step reads one of these tables from end to end, and every step on them names an index. */
  async function expectSeeks(statement: Parameters<Explainer['plan']>[0]): Promise<void> {
    const plan = await explainer.plan(statement)
    expect(plan.length).toBeGreaterThan(0)
    const walks =
      dialect === 'postgresql'
        ? plan.filter((step) => TABLES.some((table) => step.includes(`Seq Scan on "${table}"`)))
        : plan.filter((step) => /^SCAN (?:"?(?:RefreshToken|TokenFamily|RevokedToken)"?|[trfsxu])\b/.test(step))
    expect(walks, plan.join('\n')).toEqual([])
    const seeks =
      dialect === 'postgresql'
        ? plan.filter((step) => /Index (?:Only )?Scan/.test(step))
        : plan.filter((step) => /^SEARCH .* USING/.test(step))
    expect(seeks.length, plan.join('\n')).toBeGreaterThan(0)
  }

  it('of a refresh token, with its family and its successor, are seeks', async () => {
    await expectSeeks(refreshTokenSql({ dialect }, sql`t."hash" = ${seedTokenHash(7)}`))
    await expectSeeks(refreshTokenSql({ dialect }, sql`t."id" = ${seedTokenId(7)}`))
  })

  it('of the state of one access token and of a hundred are seeks', async () => {
    const names = {
      domainId: domain.id,
      tokenId: 'x',
      refreshTokenId: seedTokenId(7),
      familyId: seedTokenId(3),
      person: { userId: seedTokenId(1), clientPk: client.pk },
      sessionId: seedTokenId(2),
    }
    await expectSeeks(tokenStatesSql(dialect, [names]))
    const many = Array.from({ length: 100 }, (_, n) => ({ ...names, tokenId: `x${n}`, refreshTokenId: seedTokenId(n) }))
    await expectSeeks(tokenStatesSql(dialect, many))
  })

  it('of the families of a client, page by page, are read from an index in its order', async () => {
    const list = familyList({ clientPk: client.pk })
    const cursor = { key: BORN.getTime(), id: seedTokenId(100), back: false }
    for (const place of [null, cursor]) await expectSeeks(pageSql(list, place, 20, false))
  })
})
