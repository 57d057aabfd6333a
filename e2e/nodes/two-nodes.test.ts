import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { postgresqlDatabase } from '../crash/databases'
import { adminCredentials } from '../fixtures/admin'
import { info, introspect, post, refresh, refreshingPolicy, signInPerson } from '../fixtures/grants'
import { changePerson, createPerson } from '../fixtures/identities'
import { administer, createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'
import { freePort, type RunningServer, startServer } from '../fixtures/server'

/**
 * Two server processes on one PostgreSQL, as several nodes behind a load balancer are. What the store promises for one
 * statement is shown here for the whole way from the request to the answer.
 */
const ROUNDS = 25
const CALLERS_PER_NODE = 3
const GRACE_SECONDS = 5
const rotating = refreshingPolicy({ refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' })

test.describe.configure({ mode: 'serial' })

let database: Awaited<ReturnType<typeof postgresqlDatabase>>
let nodes: [RunningServer, RunningServer]
let policy: Policy
test.beforeAll(async () => {
  database = await postgresqlDatabase()
  const port = await freePort()
  const env = {
    DATABASE_URL: database.url,
    GATEHOUSE_PUBLIC_URL: `http://localhost:${port}`,
    GATEHOUSE_MASTER_KEY: recordSecret(randomBytes(32).toString('base64')),
    GATEHOUSE_REFRESH_GRACE_SECONDS: String(GRACE_SECONDS),
  }
  const first = await startServer({ port, admin: adminCredentials(), env })
  nodes = [first, await startServer({ env })]
  policy = await createPolicy(first.url, rotating)
})
test.afterAll(async () => {
  for (const node of nodes ?? []) await node.stop()
  await database?.drop()
})

async function rowsOf<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

interface FamilyRow {
  id: string
  tokens: number
  ends: number
  revoked: boolean
}
/** The families of a person, each with its tokens and how many of these nothing came after. */
const familiesOf = (userId: string) =>
  rowsOf<FamilyRow>(
    `SELECT f."id", f."revokedAt" IS NOT NULL AS revoked, count(t.*)::int AS tokens,
       (count(t.*) FILTER (WHERE NOT EXISTS
         (SELECT 1 FROM "RefreshToken" s WHERE s."predecessorId" = t."id")))::int AS ends
     FROM "TokenFamily" f JOIN "RefreshToken" t ON t."familyId" = f."id" WHERE f."userId" = $1 GROUP BY f."id"`,
    [userId],
  )

test('of the same refresh token sent to both nodes at the same instant one chain comes, time after time', async () => {
  const [a, b] = nodes
  const ada = await createPerson(a.url)
  let { refreshToken } = await signInPerson(a.url, policy, ada)
  for (let round = 0; round < ROUNDS; round += 1) {
    const callers = Array.from({ length: CALLERS_PER_NODE }, () => [a.url, b.url]).flat()
    const answers = await Promise.all(callers.map((url) => refresh(url, policy, refreshToken)))
    expect(answers.map(({ status }) => status)).toEqual(callers.map(() => 200))
    const successors = new Set(answers.map((answer) => answer.refreshToken))
    expect(successors.size).toBe(1)
    expect(new Set(answers.map((answer) => answer.accessToken)).size).toBe(callers.length)
    refreshToken = answers[0]?.refreshToken ?? ''
  }
  const families = await familiesOf(ada.id)
  expect(families).toEqual([{ id: families[0]?.id, tokens: ROUNDS + 1, ends: 1, revoked: false }])
  expect((await introspect(b.url, policy, refreshToken)).json.active).toBe(true)
})

test('a used refresh token that comes back after the grace ends its family on both nodes, with one audit entry', async () => {
  const [a, b] = nodes
  const ada = await createPerson(a.url)
  const other = await signInPerson(b.url, policy, ada)
  const first = await signInPerson(a.url, policy, ada)
  const second = await refresh(b.url, policy, first.refreshToken)
  expect((await info(a.url, policy, second.accessToken)).status).toBe(200)
  // Within the grace it is answered with the same successor, so asking again and again changes nothing.
  await expect
    .poll(async () => (await refresh(a.url, policy, first.refreshToken)).json.error_description ?? 'answered', {
      timeout: (GRACE_SECONDS + 10) * 1000,
    })
    .toBe('Invalid Refresh Token')
  for (const { url } of nodes) {
    expect((await refresh(url, policy, second.refreshToken)).json.error_description).toBe('Invalid Refresh Token')
    for (const token of [first.accessToken, second.accessToken]) {
      expect((await info(url, policy, token)).json.error_description).toBe('Access Token Validation Failed')
    }
    expect((await introspect(url, policy, second.refreshToken)).json).toEqual({ active: false })
    expect((await info(url, policy, other.accessToken)).status).toBe(200)
  }
  const [revoked] = (await familiesOf(ada.id)).filter((family) => family.revoked)
  const entries = await rowsOf(`SELECT 1 FROM "AuditEntry" WHERE "action" = 'token.reuse' AND "entityId" = $1`, [
    revoked?.id,
  ])
  expect(entries).toHaveLength(1)
})

test('many thieves at once on both nodes leave one revocation and one audit entry', async () => {
  const [a, b] = nodes
  const ada = await createPerson(a.url)
  const first = await signInPerson(a.url, policy, ada)
  await refresh(b.url, policy, first.refreshToken)
  await rowsOf(
    `UPDATE "RefreshToken" SET "issuedAt" = "issuedAt" - interval '1 hour'
     WHERE "familyId" = (SELECT "id" FROM "TokenFamily" WHERE "userId" = $1)`,
    [ada.id],
  )
  const callers = Array.from({ length: 5 }, () => [a.url, b.url]).flat()
  const answers = await Promise.all(callers.map((url) => refresh(url, policy, first.refreshToken)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  const [family] = await familiesOf(ada.id)
  expect(family?.revoked).toBe(true)
  const entries = await rowsOf(`SELECT 1 FROM "AuditEntry" WHERE "entityId" = $1`, [family?.id])
  expect(entries).toHaveLength(1)
})

test('a person locked on one node is locked on the other with the next request', async () => {
  const [a, b] = nodes
  const ada = await createPerson(a.url)
  const { accessToken, refreshToken } = await signInPerson(b.url, policy, ada)
  expect((await info(b.url, policy, accessToken)).status).toBe(200)
  await changePerson(a.url, ada, { active: false })
  expect((await info(b.url, policy, accessToken)).status).toBe(400)
  expect((await refresh(b.url, policy, refreshToken)).json.error_description).toBe('Invalid Refresh Token')
  await changePerson(a.url, ada, { active: true })
  expect((await info(b.url, policy, accessToken)).status).toBe(200)
})

test('a change of configuration on one node is in force on the other within one second', async () => {
  const [a, b] = nodes
  const scopeOn = async (url: string) =>
    (await post(url, 'token', policy, { grant_type: 'CLIENT_CREDENTIALS', scope: 'Ledger.write' })).status
  expect(await scopeOn(b.url)).toBe(200)
  const waits: number[] = []
  for (let time = 0; time < 10; time += 1) {
    const isAllowed = time % 2 === 1
    const scopes = isAllowed ? ['Ledger.read', 'Ledger.write'] : ['Ledger.read']
    await administer(a.url, 'PUT', 'client', { scopes }, { name: policy.clientId, identityDomainName: policy.domain })
    const savedAt = performance.now()
    const wanted = isAllowed ? 200 : 400
    expect(await scopeOn(a.url)).toBe(wanted)
    while ((await scopeOn(b.url)) !== wanted && performance.now() - savedAt < 5000);
    waits.push(Math.round(performance.now() - savedAt))
  }
  test.info().annotations.push({ type: 'milliseconds until the other node follows', description: waits.join(', ') })
  expect(Math.max(...waits)).toBeLessThan(1000)
})
