import { expect, test } from '@playwright/test'
import { adminCredentials } from '../../fixtures/admin'
import { streamAround } from '../../fixtures/completion-stream'
import { askSsd, callApi, type Operator, openOperator } from '../../fixtures/migration'
import { type RunningServer, startServer } from '../../fixtures/server'

const ROUNDS = 3
/** More failures than these, from one address, are not tried any more. */
const GUESSES = 55

// One server for both.
test.describe.configure({ mode: 'default' })

let server: RunningServer
let operator: Operator
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials() })
  operator = await openOperator(server)
})
test.afterAll(async () => {
  await operator?.close()
  await server?.stop()
})

test('I4: of SSD requests that stream through a completion none that begins after it succeeds, time after time', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const hotels = await operator.makeHotels({ phase: 'CUTOVER' })
    const owners = [hotels.partner, hotels.internal]
    const ask = (caller: number) => {
      const owner = owners[caller % owners.length] ?? hotels.partner
      const [integration] = owner.integrations
      if (!integration) throw new Error('no integration')
      return askSsd(server.url, hotels, owner, integration)
    }
    const { token } = await ask(0)
    const { before, after } = await streamAround(ask, () => operator.move('completeMigration', hotels.environment.id))
    expect(new Set(before.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]))
    const [integration] = hotels.partner.integrations
    if (!integration) throw new Error('no integration')
    expect((await callApi(server.url, hotels, token, integration)).status).toBe(401)
  }
})

test('guessing passwords from one address is held up, in one environment, for strangers to it', async () => {
  const hotels = await operator.makeHotels({ partnerIntegrations: 2 })
  const elsewhere = await operator.makeHotels()
  const [known, unknown] = hotels.partner.integrations
  if (!known || !unknown) throw new Error('no integrations')
  const ask = (integration: typeof known, form: Record<string, string> = {}) =>
    askSsd(server.url, hotels, hotels.partner, integration, { form })
  expect((await ask(known)).status).toBe(200)
  // Each at another name, so that none of them is held up for itself.
  for (let guess = 0; guess < GUESSES; guess += 5) {
    const guesses = await Promise.all(
      Array.from({ length: 5 }, (_, at) => ask(unknown, { username: `GUESS_${guess + at}` })),
    )
    for (const { status } of guesses) expect(status).toBe(401)
  }
  // The right password, from an address under which its user is not known.
  expect((await ask(unknown)).status).toBe(401)
  expect((await ask(known)).status).toBe(200)
  const [other] = elsewhere.partner.integrations
  if (!other) throw new Error('no integration')
  expect((await askSsd(server.url, elsewhere, elsewhere.partner, other)).status).toBe(200)
})
