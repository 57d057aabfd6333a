import { sql } from '@/lib/store/db'
import { openExplainer } from '@/lib/store/explain'
import { createStore } from '@/lib/store/prisma-store'
import { refreshTokenSql } from '@/lib/store/refresh-tokens'
import { postgresqlDatabase, sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { clientRecord, domainRecord } from '@/lib/store/testing/records'
import { seedTokenHash, seedTokenId, seedTokens } from '@/lib/store/testing/seed-tokens'
import { tokenStatesSql } from '@/lib/store/token-states'

export interface LookupFigure {
  database: string
  tokens: number
  name: string
  medianMicros: number
  p99Micros: number
  plan: string[]
}

const ROUNDS = 3000

/** What one look at a token costs with few and with very many stored, on both databases. */
export async function measureLookups(sizes: readonly number[]): Promise<LookupFigure[]> {
  const figures: LookupFigure[] = []
  for (const size of sizes) {
    figures.push(...(await measureDatabase('SQLite', await sqliteDatabase(), size)))
    if (process.env.TEST_POSTGRES_URL) {
      figures.push(...(await measureDatabase('PostgreSQL', await postgresqlDatabase(), size)))
    }
  }
  return figures
}

async function measureDatabase(database: string, { url, drop }: TestDatabase, size: number): Promise<LookupFigure[]> {
  const domain = domainRecord()
  const client = clientRecord(domain.id)
  const store = await createStore(url)
  const explainer = await openExplainer(url)
  try {
    await store.domains.insert(domain)
    await store.clients.insert(client, {})
    await seedTokens(url, { domainId: domain.id, clientPk: client.pk }, size)
    // The numbers 0 to 9 are there at every size; looked up at random, so that no page is warm by chance alone.
    const some = () => Math.floor(Math.random() * size)
    const names = (n: number) => ({
      domainId: domain.id,
      tokenId: `jti-${n}`,
      refreshTokenId: seedTokenId(n),
      familyId: null,
      person: null,
      sessionId: null,
    })
    const dialect = store.dialect
    const looks: [string, () => unknown, string[]][] = [
      [
        'refresh token, live or used',
        () => store.refreshTokens.find(seedTokenHash(some())),
        await explainer.plan(refreshTokenSql(store, sql`t."hash" = ${seedTokenHash(1)}`)),
      ],
      [
        'access token of a family, with its revocation',
        () => store.tokenStates.stateOf(names(some())),
        await explainer.plan(tokenStatesSql(dialect, [names(1)])),
      ],
      [
        'revoked access token of a client',
        () => store.tokenStates.stateOf({ ...names(some()), refreshTokenId: null }),
        await explainer.plan(tokenStatesSql(dialect, [{ ...names(1), refreshTokenId: null }])),
      ],
    ]
    const figures: LookupFigure[] = []
    for (const [name, look, plan] of looks) figures.push({ database, tokens: size, name, plan, ...(await time(look)) })
    return figures
  } finally {
    await explainer.close()
    await store.close()
    await drop()
  }
}

async function time(look: () => unknown): Promise<{ medianMicros: number; p99Micros: number }> {
  for (let n = 0; n < 200; n += 1) await look()
  const micros: number[] = []
  for (let n = 0; n < ROUNDS; n += 1) {
    const startedAt = performance.now()
    await look()
    micros.push((performance.now() - startedAt) * 1000)
  }
  micros.sort((a, b) => a - b)
  return { medianMicros: micros[Math.floor(ROUNDS / 2)] ?? 0, p99Micros: micros[Math.floor(ROUNDS * 0.99)] ?? 0 }
}
