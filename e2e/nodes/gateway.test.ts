import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { postgresqlDatabase } from '../crash/databases'
import { adminCredentials } from '../fixtures/admin'
import { streamAround } from '../fixtures/completion-stream'
import { askOcim, askSsd, callApi, type Hotels, type Operator, openOperator } from '../fixtures/migration'
import { recordSecret } from '../fixtures/secrets'
import { freePort, type RunningServer, startServer } from '../fixtures/server'

/** Gateways of two server processes on one PostgreSQL; what is decided on a third is in force on both. */

test.describe.configure({ mode: 'serial' })
const ROUNDS = 3

let database: Awaited<ReturnType<typeof postgresqlDatabase>>
let nodes: [RunningServer, RunningServer]
let operator: Operator
test.beforeAll(async () => {
  database = await postgresqlDatabase()
  const port = await freePort()
  const env = {
    DATABASE_URL: database.url,
    GATEHOUSE_PUBLIC_URL: `http://localhost:${port}`,
    GATEHOUSE_MASTER_KEY: recordSecret(randomBytes(32).toString('base64')),
  }
  const first = await startServer({ port, admin: adminCredentials(), env })
  nodes = [first, await startServer({ env })]
  operator = await openOperator(first, env)
})
test.afterAll(async () => {
  await operator?.close()
  for (const node of nodes ?? []) await node.stop()
  await database?.drop()
})

const first = (hotels: Hotels) => {
  const [integration] = hotels.partner.integrations
  if (!integration) throw new Error('no integration')
  return integration
}

test('I4: a completion ends SSD on both nodes at once, for tokens and for calls with them', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const hotels = await operator.makeHotels({ phase: 'CUTOVER' })
    const ask = (caller: number) => askSsd(nodes[caller % 2 === 0 ? 0 : 1].url, hotels, hotels.partner, first(hotels))
    const { token } = await ask(0)
    for (const { url } of nodes) expect((await callApi(url, hotels, token, first(hotels))).status).toBe(200)
    const { before, after } = await streamAround(ask, async () => {
      await operator.move('completeMigration', hotels.environment.id)
      // Before anything else: whatever these nodes remember, what is committed decides.
      const calls = await Promise.all(nodes.map(({ url }) => callApi(url, hotels, token, first(hotels))))
      expect(calls.map(({ status }) => status)).toEqual([401, 401])
    })
    expect(new Set(before.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]))
  }
})

test('a client of OCIM that both nodes had looked for in vain works on both within one second of its making', async () => {
  const hotels = await operator.makeHotels()
  const word = hotels.chain.code.slice(1)
  const clientId = `P${word}${hotels.chain.code}PRD-${hotels.enterpriseCode}-Client`
  const ask = (url: string, secret: string) => askOcim(url, hotels, { clientId, secret }, first(hotels))
  for (const { url } of nodes) expect((await ask(url, 'not made yet')).status).toBe(401)
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  expect(client.clientId).toBe(clientId)
  const madeAt = performance.now()
  for (const { url } of nodes) {
    while ((await ask(url, client.secret)).status !== 200 && performance.now() - madeAt < 5000);
  }
  expect(performance.now() - madeAt).toBeLessThan(1000)
})

test('what both nodes counted adds up', async () => {
  const hotels = await operator.makeHotels()
  for (let request = 0; request < 6; request += 1) {
    expect((await askSsd(nodes[request % 2 === 0 ? 0 : 1].url, hotels, hotels.partner, first(hotels))).status).toBe(200)
  }
  await expect.poll(async () => (await operator.traffic(hotels.environment.id)).ssd).toBe(6)
})
