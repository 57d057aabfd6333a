import { addSeconds } from '@/lib/base/clock'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { consentOf, insertPeople, type People, sessionOf } from '@/lib/store/testing/browser-records'
import { postgresqlDatabase, sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { BORN } from '@/lib/store/testing/records'
import { seedTokenHash, seedTokenId, seedTokens } from '@/lib/store/testing/seed-tokens'

export interface RevocationFigure {
  database: string
  tokens: number
  name: string
  medianMicros: number
  worstMicros: number
}

const ROUNDS = 200

/** What it costs to end the tokens of one person, and to look at one of them afterwards, with few and with very many. */
export async function measureRevocation(sizes: readonly number[]): Promise<RevocationFigure[]> {
  const figures: RevocationFigure[] = []
  for (const size of sizes) {
    figures.push(...(await measureDatabase('SQLite', await sqliteDatabase(), size)))
    if (process.env.TEST_POSTGRES_URL) {
      figures.push(...(await measureDatabase('PostgreSQL', await postgresqlDatabase(), size)))
    }
  }
  return figures
}

async function measureDatabase(database: string, { url, drop }: TestDatabase, tokens: number) {
  const store = await createStore(url)
  try {
    const people = await insertPeople(store)
    const { domain, client, user } = people
    await seedTokens(url, { domainId: domain.id, clientPk: client.pk, userId: user.id }, tokens)
    const session = sessionOf(people)
    await store.ssoSessions.start(session, sessionFacts())
    await store.consents.give(consentOf(people))
    const figures: RevocationFigure[] = []
    for (const [name, act] of acts(store, people, session.id, tokens)) {
      figures.push({ database, tokens, name, ...(await time(act)) })
    }
    return figures
  } finally {
    await store.close()
    await drop()
  }
}

const sessionFacts = () => ({ hash: crypto.randomUUID(), address: '127.0.0.1', userAgent: null, replaces: null })

/** Each is a revocation of its own: instants move on with the rounds, so that every round has something to write. */
function acts(store: Store, people: People, sessionId: string, tokens: number): [string, (n: number) => unknown][] {
  const { domain, client, user } = people
  const some = () => Math.floor(Math.random() * tokens)
  const selection = { domainId: domain.id, userId: user.id }
  return [
    [
      'all tokens of the person',
      async (n) => {
        const current = await store.users.byId(user.id)
        if (current) await store.users.replace({ ...current, tokensValidFrom: addSeconds(BORN, n) }, current.version)
      },
    ],
    [
      'tokens of the person by consent and kind',
      (n) => store.consents.refuseTokens(selection, { accessTokens: addSeconds(BORN, n) }, 500),
    ],
    [
      'one access token',
      (n) =>
        store.revokedTokens.add({
          domainId: domain.id,
          tokenId: `bench-${n}`,
          revokedAt: BORN,
          expiresAt: addSeconds(BORN, 3600),
          reason: 'CLIENT',
        }),
    ],
    ['one family', (n) => store.refreshTokens.revokeFamily(seedTokenId(n % Math.ceil(tokens / 5)), BORN, 'CLIENT')],
    [
      'look at an access token of the person',
      () =>
        store.tokenStates.stateOf({
          domainId: domain.id,
          tokenId: 'live',
          refreshTokenId: seedTokenId(some()),
          familyId: null,
          person: { userId: user.id, clientPk: client.pk },
          sessionId,
        }),
    ],
    ['look at a refresh token of the person', () => store.refreshTokens.find(seedTokenHash(some()))],
  ]
}

async function time(act: (n: number) => unknown): Promise<{ medianMicros: number; worstMicros: number }> {
  const micros: number[] = []
  for (let n = 1; n <= ROUNDS; n += 1) {
    const startedAt = performance.now()
    await act(n)
    micros.push((performance.now() - startedAt) * 1000)
  }
  micros.sort((a, b) => a - b)
  return { medianMicros: micros[ROUNDS / 2] ?? 0, worstMicros: micros.at(-1) ?? 0 }
}
