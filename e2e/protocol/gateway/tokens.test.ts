import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { adminCredentials } from '../../fixtures/admin'
import { askOcim, askSsd, callApi, type Hotels, type Operator, openOperator } from '../../fixtures/migration'
import { type RunningServer, startServer } from '../../fixtures/server'

/** The gateway as integrations see it, called by an HTTP client that shares no code with it. */

test.describe.configure({ mode: 'serial' })

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

const FAILED = [401, 'Failed to authenticate application']
const first = (hotels: Hotels) => {
  const [integration] = hotels.partner.integrations
  if (!integration) throw new Error('no integration')
  return integration
}
const said = ({ status, text }: { status: number; text: string }) => [status, text]
const partnerSsd = (hotels: Hotels) => askSsd(server.url, hotels, hotels.partner, first(hotels))

test('H01: before its reissue a client gets no token by client credentials, in no phase before completion', async () => {
  const hotels = await operator.makeHotels({ phase: 'PLANNED' })
  for (const phase of ['PLANNED', 'NOTIFIED', 'MIGRATING']) {
    if (phase === 'NOTIFIED') await operator.move('announce', hotels.environment.id)
    if (phase === 'MIGRATING') await operator.move('openWindow', hotels.environment.id)
    expect(await operator.phaseOf(hotels.environment.id)).toBe(phase)
    expect(said(await askOcim(server.url, hotels, hotels.partner.ssd, first(hotels)))).toEqual(FAILED)
    expect((await partnerSsd(hotels)).status).toBe(200)
  }
})

test('H02, H03: SSD works before and after the reissue, and for nobody after completion', async () => {
  const hotels = await operator.makeHotels({ phase: 'MIGRATING', partnerIntegrations: 2, internalIntegrations: 2 })
  const owners = [hotels.partner, hotels.internal]
  const everySsd = () =>
    Promise.all(owners.flatMap((owner) => owner.integrations.map((each) => askSsd(server.url, hotels, owner, each))))
  expect((await everySsd()).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  const answers = await everySsd()
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const ocim = await askOcim(server.url, hotels, client, first(hotels))
  expect(ocim.status).toBe(200)
  expect(ocim.json).toEqual({ access_token: ocim.token, token_type: 'Bearer', expires_in: 3600 })

  const old = answers[0]?.token ?? ''
  const ownCall = (token: string) => callApi(server.url, hotels, token, first(hotels))
  expect((await ownCall(old)).json).toMatchObject({ scheme: 'SSD', username: first(hotels).users[0]?.username })

  await operator.move('beginCutover', hotels.environment.id)
  expect((await everySsd()).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  await operator.move('completeMigration', hotels.environment.id)
  for (const answer of await everySsd()) expect(said(answer)).toEqual(FAILED)
  expect(said(await ownCall(old))).toEqual(FAILED)
  expect((await ownCall(ocim.token)).status).toBe(200)
  expect((await askOcim(server.url, hotels, client, first(hotels))).status).toBe(200)
})

test('a token is one that anybody can verify by the published keys, and serves its gateway alone', async () => {
  const hotels = await operator.makeHotels()
  const elsewhere = await operator.makeHotels()
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  const { token } = await askOcim(server.url, hotels, client, first(hotels))
  const keys = createRemoteJWKSet(new URL(`${server.url}/oauth2/domains/${hotels.gateway.domain}/jwks`))
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    audience: `https://${hotels.gateway.host}`,
    issuer: `${server.url}/oauth2`,
    subject: client.clientId,
    typ: 'at+jwt',
  })
  expect(protectedHeader.kid).toBeTruthy()
  expect(payload).toMatchObject({
    client_id: client.clientId,
    enterprise_id: hotels.enterpriseCode,
    env: hotels.environment.label,
    environment: hotels.environment.id,
    integration: first(hotels).id,
    scheme: 'OCIM',
    scope: 'urn:opc:hgbu:ws:__myscopes__',
  })
  expect(Number(payload.exp) - Number(payload.iat)).toBe(3600)
  expect((await callApi(server.url, hotels, token, first(hotels))).status).toBe(200)
  expect((await callApi(server.url, elsewhere, token, first(hotels))).status).toBe(401)
  // The hotel of another chain, and no key or another one.
  const call = (headers: Record<string, string | undefined>) =>
    callApi(server.url, hotels, token, first(hotels), headers)
  expect((await call({ 'x-hotelid': hotels.properties[0] })).status).toBe(200)
  expect(said(await call({ 'x-hotelid': elsewhere.properties[0] }))).toEqual([403, 'Property is not allowed'])
  expect((await call({ 'x-app-key': first(elsewhere).applicationKey })).status).toBe(401)
  expect((await call({ 'x-app-key': undefined })).status).toBe(401)
})

test('H11–H14: the answers that integrations know, bare texts with a correlation id', async () => {
  const hotels = await operator.makeHotels()
  const elsewhere = await operator.makeHotels()
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  const ask = (change: Parameters<typeof askOcim>[4]) => askOcim(server.url, hotels, client, first(hotels), change)
  const grantOrScope = [403, 'invalid_grant_type_or_scope']
  const notOnGateway = [403, 'Enterprise does not have access to gateway']
  const wrongSecret = { ...client, secret: 'another secret altogether' }
  const cases = [
    ['H11 no scope', ask({ form: { scope: undefined } }), grantOrScope],
    ['H11 another scope', ask({ form: { scope: 'openid' } }), grantOrScope],
    ['H11 another grant type', ask({ form: { grant_type: 'authorization_code' } }), grantOrScope],
    ['H12 no enterprise id', ask({ headers: { enterpriseId: undefined } }), [401, 'Enterprise id is required']],
    ['H12 an empty one', ask({ headers: { enterpriseId: '' } }), [401, 'Enterprise id is required']],
    ['H13 another enterprise', ask({ headers: { enterpriseId: elsewhere.enterpriseCode } }), notOnGateway],
    ['H13 an unknown enterprise', ask({ headers: { enterpriseId: 'NOBODY' } }), notOnGateway],
    [
      'H13 another gateway',
      askOcim(server.url, { ...hotels, gateway: elsewhere.gateway }, client, first(hotels)),
      notOnGateway,
    ],
    ['H14 another secret', askOcim(server.url, hotels, wrongSecret, first(hotels)), FAILED],
    ['H14 the scheme of before', askOcim(server.url, hotels, hotels.partner.ssd, first(hotels)), FAILED],
    ['H14 no application key', ask({ headers: { 'x-app-key': undefined } }), FAILED],
    ['H14 the key of another', ask({ headers: { 'x-app-key': first(elsewhere).applicationKey } }), FAILED],
    ['H14 no credentials', ask({ headers: { authorization: undefined } }), FAILED],
    ['H14 a password with the new client', askSsd(server.url, hotels, { ssd: client }, first(hotels)), FAILED],
    [
      'H14 another password',
      askSsd(server.url, hotels, hotels.partner, first(hotels), { form: { password: 'another one' } }),
      FAILED,
    ],
  ] as const
  const ids = new Set<string>()
  for (const [name, asked, answer] of cases) {
    const got = await asked
    expect(said(got), name).toEqual(answer)
    expect(got.contentType, name).toMatch(/^text\/plain/)
    expect(got.correlationId, name).toMatch(/^[\w-]{8,}$/)
    ids.add(got.correlationId)
  }
  expect(ids.size).toBe(cases.length)
})

test('an address outside the networks of the environment is told so, after the secret was right', async () => {
  const hotels = await operator.makeHotels({ allowedNetworks: ['203.0.113.0/24'] })
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  expect(said(await askOcim(server.url, hotels, client, first(hotels)))).toEqual([403, 'Address is not allowed'])
  expect(said(await askOcim(server.url, hotels, { ...client, secret: 'wrong' }, first(hotels)))).toEqual(FAILED)
  await expect.poll(async () => (await operator.integration(first(hotels).id)).blockers).toContain('address-refused')
})

test('the gateway is told by the host that is called, whatever port stands there', async () => {
  const hotels = await operator.makeHotels()
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  const headers = {
    'x-app-key': first(hotels).applicationKey,
    enterpriseId: hotels.enterpriseCode,
    authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const sendTo = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const options = { method: 'POST', host: '127.0.0.1', port: server.port, path: '/oauth/v1/tokens' }
      const sent = httpRequest({ ...options, headers: { ...headers, host } }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
      })
      sent.once('error', reject)
      sent.end('grant_type=client_credentials&scope=urn%3Aopc%3Ahgbu%3Aws%3A__myscopes__')
    })
  expect(await sendTo(`${hotels.gateway.host.toUpperCase()}:8443`)).toBe(200)
  expect(await sendTo('localhost')).toBe(403)
})

test('real requests move the readiness of an integration, are counted, and show who called', async () => {
  const hotels = await operator.makeHotels()
  const integration = first(hotels)
  expect(await operator.integration(integration.id)).toMatchObject({ state: 'SSD_ONLY' })
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  expect(await operator.integration(integration.id)).toMatchObject({ state: 'CREDENTIALS_ISSUED', score: 2 })
  expect((await partnerSsd(hotels)).status).toBe(200)
  const { token } = await askOcim(server.url, hotels, client, integration)
  await expect.poll(() => operator.integration(integration.id)).toMatchObject({ state: 'DUAL', score: 3 })
  expect((await callApi(server.url, hotels, token, integration)).status).toBe(200)
  await expect.poll(() => operator.integration(integration.id)).toMatchObject({ state: 'DUAL', score: 4 })
  await askOcim(server.url, hotels, client, integration, { form: { scope: undefined } })
  await expect.poll(() => operator.traffic(hotels.environment.id)).toEqual({ ssd: 1, ocim: 1, api: 1, refused: 1 })
})

test('a refusal is explained rule by rule to its owner, and to nobody else', async () => {
  const hotels = await operator.makeHotels()
  const elsewhere = await operator.makeHotels()
  const client = await operator.reissue(hotels.partner, hotels.environment.id)
  const { correlationId } = await askOcim(server.url, hotels, client, first(hotels), { form: { scope: 'openid' } })
  const own = () => operator.refusal(hotels.partner, correlationId)
  await expect.poll(own).toMatchObject({ rule: 'gateway.scope', answer: 'invalid_grant_type_or_scope' })
  const told = await own()
  const trace = 'trace' in told ? (told.trace ?? []) : []
  expect(trace.filter(({ passed }) => !passed)).toEqual([{ rule: 'gateway.scope', passed: false }])
  expect(trace[0]).toEqual({ rule: 'gateway.enterprise-present', passed: true })
  for (const stranger of [elsewhere.partner, elsewhere.internal, hotels.internal]) {
    expect(await operator.refusal(stranger, correlationId)).toEqual({ error: 'not_found' })
  }
  // The owner of the client is told too where the very first rule refused.
  const early = await askOcim(server.url, hotels, client, first(hotels), { headers: { enterpriseId: undefined } })
  await expect
    .poll(() => operator.refusal(hotels.partner, early.correlationId))
    .toMatchObject({ rule: 'gateway.enterprise-present' })
})
