import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { log } from '@/lib/base/log'
import { makeKeyPair } from '@/lib/keys/make-key-pair'
import { signingOverview } from '@/lib/keys/signing-overview'
import { publishNewKeyPair, signWithKeyPair } from '@/lib/keys/staging'
import { basic, readToken, type Sent, send } from '@/lib/oauth/testing/world'
import { rotateClientSecret } from '@/lib/policy/client-secrets'
import { createClient, deleteClient, updateClient } from '@/lib/policy/clients'
import { createDomain, updateDomain } from '@/lib/policy/domains'
import { createResource, updateResource } from '@/lib/policy/resources'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { type StartedRuntime, startRuntime } from './start-runtime'
import { telemetry } from './telemetry'

/** The real services write, the real runtime reads: a real SQLite file between them. */
let world: World
let runtime: StartedRuntime
let domainId: string
let clientPk: string
let secret: string

beforeAll(async () => {
  log().level = 'silent'
  world = await openWorld()
})
afterAll(() => world.close())

let count = 0
beforeEach(async () => {
  const name = `Payments-${++count}`
  runtime = await startRuntime(world.system)
  const domain = await createDomain(world.system, { name, oldSecretRetentionTimeInDays: 1 })
  domainId = domain.id
  await createResource(world.system, {
    name: 'Ledger',
    idDomain: name,
    scopes: [{ scopeName: 'read' }, { scopeName: 'write' }],
  })
  const created = await createClient(world.system, {
    id: 'reporter',
    name: 'Reporter',
    idDomain: name,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: ['Ledger.read'],
    defaultScope: 'Ledger.read',
  })
  clientPk = created.client.pk
  secret = created.secret ?? ''
})
afterEach(() => runtime.stop())

const post = (path: string, form: Record<string, string>, sent: Partial<Sent> = {}) =>
  send(runtime.handle, path, {
    domain: `Payments-${count}`,
    headers: { authorization: basic('reporter', secret) },
    ...sent,
    form,
  })
const token = (form: Record<string, string> = {}, sent: Partial<Sent> = {}) =>
  post('/oauth2/rest/token', { grant_type: 'CLIENT_CREDENTIALS', ...form }, sent)

describe('the request after a saved change sees the change', () => {
  it('of a client', async () => {
    expect((await token({ scope: 'Ledger.write' })).json.error).toBe('invalid_scope')
    await updateClient(world.system, { pk: clientPk }, { scopes: ['Ledger.read', 'Ledger.write'] })
    expect((await token({ scope: 'Ledger.write' })).status).toBe(200)
  })

  it('of a resource server', async () => {
    await token()
    const selector = { name: 'Ledger', domainName: `Payments-${count}` }
    await updateResource(world.system, selector, {
      tokenAttributes: [{ attrName: 'tenant', attrValue: 'emea', attrType: 'STATIC' }],
    })
    expect(readToken((await token()).json.access_token).claims.tenant).toBe('emea')
  })

  it('of a domain', async () => {
    await token()
    await updateDomain(world.system, { id: domainId }, { customAttrs: { issuerMode: 'DOMAIN' } })
    expect(readToken((await token()).json.access_token).claims.iss).toBe(
      `https://gate.example/oauth2/domains/Payments-${count}`,
    )
  })

  it('of a secret: both work in the overlap, and the old one ends with it', async () => {
    await token()
    const rotated = await rotateClientSecret(world.system, clientPk, {})
    const ask = async (presented: string) =>
      (await token({}, { headers: { authorization: basic('reporter', presented) } })).status
    expect([await ask(secret), await ask(rotated.secret)]).toEqual([200, 200])
    world.clock.advanceSeconds(86_400)
    expect([await ask(secret), await ask(rotated.secret)]).toEqual([401, 200])
  })

  it('of a deletion: the client is gone, and its tokens with it', async () => {
    const { json } = await token()
    const info = () => post('/oauth2/rest/token/info', { access_token: String(json.access_token) })
    expect((await info()).status).toBe(200)
    await deleteClient(world.system, { pk: clientPk })
    expect((await info()).json.error_description).toBe('Access Token Validation Failed')
    expect((await token()).status).toBe(401)
  })
})

describe('switching the signing key pair (spec admin-api §5.1)', () => {
  const info = (accessToken: unknown) => post('/oauth2/rest/token/info', { access_token: String(accessToken) })
  const kids = async () => {
    const { json } = await send(runtime.handle, '/oauth2/rest/security', { domain: `Payments-${count}` })
    return (json.keys as { kid: string }[]).map((key) => key.kid)
  }
  /** Another pair signs from now on; the token is one that the pair before has signed. */
  async function switchPair(rolloverHours: number) {
    const { json } = await token()
    const alias = `pair-${count}`
    const { clock, system, store } = world
    const context = { clock, random: system.random, masterKey: system.masterKey }
    const pair = await makeKeyPair(context, {
      alias,
      subject: { commonName: alias },
      validityDays: 30,
      kind: 'EC_P256',
    })
    await store.write((tx) => tx.keyPairs.insert(pair))
    const keyPairRolloverDurationInHours = rolloverHours
    await updateDomain(system, { id: domainId }, { defaultSigningKeyPair: alias, keyPairRolloverDurationInHours })
    return { before: json.access_token, alias }
  }

  it('C05 signs with the new pair at once, while tokens of the old one stay good and JWKS lists both', async () => {
    const { before, alias } = await switchPair(1)
    const after = (await token()).json.access_token
    expect(readToken(after).header).toMatchObject({ kid: alias, alg: 'ES256' })
    expect([(await info(before)).status, (await info(after)).status]).toEqual([200, 200])
    expect(await kids()).toEqual([alias, `Payments-${count}`])
  })

  it('C06 refuses tokens of the old pair after the window, and JWKS lists one key', async () => {
    const longLived = { tokenSettings: [{ tokenType: 'ACCESS_TOKEN', tokenExpiry: 36_000 }] }
    await updateDomain(world.system, { id: domainId }, longLived)
    const { before, alias } = await switchPair(1)
    world.clock.advanceSeconds(3599)
    expect((await info(before)).status).toBe(200)
    world.clock.advanceSeconds(1)
    expect((await info(before)).json.error_description).toBe('Access Token Validation Failed')
    expect(await kids()).toEqual([alias])
  })

  it('C07 with a window of 0 ends the old pair at once', async () => {
    const { before, alias } = await switchPair(0)
    expect((await info(before)).status).toBe(400)
    expect(await kids()).toEqual([alias])
  })
})

describe('a key that is published ahead of its use', () => {
  it('is in the key set and signs nothing, until it is told to', async () => {
    await publishNewKeyPair(world.system, domainId, { kind: 'EC_P256' })
    const { keys } = await signingOverview(world.system, domainId)
    const next = keys.find(({ state }) => state === 'PUBLISHED')
    const { json } = await send(runtime.handle, '/oauth2/rest/security', { domain: `Payments-${count}` })
    expect((json.keys as { kid: string }[]).map(({ kid }) => kid)).toEqual([`Payments-${count}`, next?.kid])
    expect(readToken((await token()).json.access_token).header).toMatchObject({ kid: `Payments-${count}` })
    await signWithKeyPair(world.system, domainId, { aliasName: next?.pair.alias })
    expect(readToken((await token()).json.access_token).header).toMatchObject({ kid: next?.kid, alg: 'ES256' })
  })
})

describe('what a request leaves behind', () => {
  it('is a token alive under its key until it ends, and a caller that knows the keys', async () => {
    await token()
    await token()
    await send(runtime.handle, '/oauth2/rest/security', { domain: `Payments-${count}` })
    await send(runtime.handle, '/oauth2/rest/security', { domain: `Payments-${count}`, method: 'HEAD' })
    await runtime.flush()
    const signing = async () => (await signingOverview(world.system, domainId)).keys[0]
    expect(await signing()).toMatchObject({ liveTokens: 2, fetchedBy: 1 })
    expect((await signingOverview(world.system, domainId)).callers).toBe(1)
    world.clock.advanceSeconds(3660)
    expect(await signing()).toMatchObject({ liveTokens: 0, lastTokenExpiresAt: null })
  })

  const usage = async () => {
    await runtime.flush()
    const at = world.clock.now().getTime()
    const range = { from: new Date(at - 60_000), to: new Date(at + 60_000) }
    const rows = await world.store.usage.series({ span: 'MINUTE', ...range, domains: [domainId] })
    return Object.fromEntries(rows.map((row) => [row.outcome, row.count]))
  }

  it('is counted, issued and refused alike, by rule', async () => {
    await token()
    await token()
    await token({ scope: 'Ledger.delete' })
    expect(await usage()).toEqual({ issued: 2, 'scope.assigned': 1 })
    await token()
    expect(await usage()).toEqual({ issued: 3, 'scope.assigned': 1 })
  })

  it('marks the last use of client and secret', async () => {
    await token()
    await runtime.flush()
    const [used] = await world.store.clients.secrets(clientPk)
    expect(used?.lastUsedAt).toEqual(world.clock.now())
    expect((await world.store.clients.byPk(clientPk))?.lastUsedAt).toEqual(world.clock.now())
  })

  it('is in the metrics by grant, result and domain', async () => {
    await token()
    await token({ grant_type: 'IMPLICIT' })
    const { text } = await telemetry().collect()
    const domain = `domain="Payments-${count}"`
    expect(text).toContain(`gatehouse_token_requests_total{grant="CLIENT_CREDENTIALS",result="issued",${domain}} 1`)
    expect(text).toContain(`gatehouse_token_requests_total{grant="",result="grant.known",${domain}} 1`)
  })

  it('is written when the runtime stops', async () => {
    await token()
    await runtime.stop()
    expect(await usage()).toEqual({ issued: 1 })
  })
})
