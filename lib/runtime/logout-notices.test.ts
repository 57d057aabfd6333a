import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import { networkPolicy } from '@/lib/egress/network-policy'
import { postForm } from '@/lib/egress/post-form'
import { publicJwk } from '@/lib/keys/jwk'
import { openPrivateKey } from '@/lib/keys/private-key'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { openWorld, type World } from '@/lib/policy/testing/world'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { createSnapshot } from '@/lib/store/snapshot'
import { userRecord } from '@/lib/store/testing/user-records'
import { deliverLogoutNotices, type LogoutNoticeDeps, nextAttempt, startLogoutNotices } from './logout-notices'
import { turnSigner } from './signer'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Deliveries to a real client over a real store; only the clock stands still. */
let world: World
let deps: LogoutNoticeDeps
let snapshot: ReturnType<typeof createSnapshot>
let server: Server
let address: string
let answer: { status: number; hangs?: boolean }
let received: string[]
let sessionId: string
let domainId: string
let clientPk: string
let userId: string

beforeAll(async () => {
  log().level = 'silent'
  world = await openWorld()
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push(body)
    if (!answer.hangs) response.writeHead(answer.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/logout`
  const { store, system, clock } = world
  const tools = { openKey: (pair: KeyPairRecord) => openPrivateKey(system.masterKey, pair), publicJwk }
  snapshot = createSnapshot(store, tools)
  const policy = networkPolicy([], 'http://localhost:1')
  deps = {
    store,
    config: snapshot,
    signer: turnSigner,
    clock,
    random: system.random,
    publicUrl: 'https://id.example.com',
    post: (to, form) => postForm(to, form, { policy, timeoutMs: 200 }),
  }
  domainId = (await createDomain(system, { name: 'Payments' })).id
  const { client } = await createClient(system, {
    id: 'shop',
    name: 'Shop',
    idDomain: 'Payments',
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['AUTHORIZATION_CODE'],
    backchannelLogoutURI: address,
  })
  clientPk = client.pk
  const identityStore = await store.identityStores.byName('UserIdentityStore1')
  const user = userRecord(identityStore?.id ?? '', { username: 'ada' })
  await store.users.insert(user)
  userId = user.id
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await snapshot.close()
  await world.close()
})

const notice = async () => {
  const { items } = await world.store.logoutNotices.list({ visible: null, limit: 1 })
  return items[0]
}

/** A session of ada, in which the shop got a code, ends. */
async function endSession() {
  const { store, clock } = world
  sessionId = randomUUID()
  const now = clock.now()
  const instants = { createdAt: now, authenticatedAt: now, lastSeenAt: now, expiresAt: addSeconds(now, 28_800) }
  const session = { id: sessionId, domainId, userId, username: 'ada', idleSeconds: 1800, endedAt: null, ...instants }
  await store.ssoSessions.start(session, { hash: sessionId, address: '', userAgent: null, replaces: null })
  await store.ssoSessions.used(sessionId, clientPk, now)
  await store.ssoSessions.end(sessionId, now, 'SIGNED_OUT')
}

describe('telling clients that a session ended (Back-Channel Logout 1.0)', () => {
  beforeEach(async () => {
    answer = { status: 200 }
    received = []
    await endSession()
  })
  afterEach(async () => {
    // Nothing of one test is due in the next.
    world.clock.advanceSeconds(2 * 86_400)
    answer = { status: 200 }
    while ((await deliverLogoutNotices(deps)) > 0) received = []
  })

  it('sends a logout token that a JOSE library verifies, once', async () => {
    expect(await deliverLogoutNotices(deps)).toBe(1)
    expect(await deliverLogoutNotices(deps)).toBe(0)
    expect(received).toHaveLength(1)
    const token = new URLSearchParams(received[0]).get('logout_token') ?? ''
    const domain = await snapshot.domainByName('Payments')
    const keys = createLocalJWKSet({ keys: domain?.jwks.map(({ jwk }) => jwk) } as unknown as JSONWebKeySet)
    const issuer = 'https://id.example.com/oauth2'
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: 'shop',
      typ: 'logout+jwt',
      currentDate: world.clock.now(),
    })
    expect(protectedHeader.typ).toBe('logout+jwt')
    expect(payload).toMatchObject({ sub: 'ada', sid: sessionId, events: { [EVENT]: {} } })
    expect(payload.jti).toHaveLength(22)
    expect(payload).not.toHaveProperty('nonce')
    expect(Number(payload.exp) - Number(payload.iat)).toBe(120)
    expect(await notice()).toMatchObject({ deliveredAt: world.clock.now(), attempts: 1, lastError: null })
  })

  it.each([204, 200])('takes %d for a yes', async (status) => {
    answer = { status }
    await deliverLogoutNotices(deps)
    expect(await notice()).toMatchObject({ nextAttemptAt: null, lastError: null })
  })

  it.each([400, 404, 302, 500, 503])('tries again after %d, with another token, until it is taken', async (status) => {
    answer = { status }
    await deliverLogoutNotices(deps)
    expect(await notice()).toMatchObject({
      deliveredAt: null,
      lastError: `answered ${status}`,
      nextAttemptAt: addSeconds(world.clock.now(), 10),
    })
    expect(await deliverLogoutNotices(deps)).toBe(0)
    world.clock.advanceSeconds(10)
    answer = { status: 200 }
    expect(await deliverLogoutNotices(deps)).toBe(1)
    expect(received[0]).not.toBe(received[1])
    expect(await notice()).toMatchObject({ deliveredAt: world.clock.now(), attempts: 2 })
  })

  it('tries again after silence, and says so in words', async () => {
    answer = { status: 200, hangs: true }
    await deliverLogoutNotices(deps)
    expect(await notice()).toMatchObject({ deliveredAt: null, lastError: 'no answer within 0.2 s' })
  })

  it('gives up after a day', async () => {
    answer = { status: 500 }
    let attempts = 0
    for (; attempts < 100 && (await notice())?.nextAttemptAt; attempts++) {
      await deliverLogoutNotices(deps)
      const next = (await notice())?.nextAttemptAt
      if (next) world.clock.set(next)
    }
    const { createdAt, lastError } = (await notice()) ?? {}
    expect(lastError).toBe('answered 500')
    expect(world.clock.now().getTime() - Number(createdAt)).toBeLessThanOrEqual(86_400_000)
    expect(attempts).toBeGreaterThan(20)
    expect(attempts).toBeLessThan(40)
  })

  it('is sent by one of two that look at the same time', async () => {
    const counts = await Promise.all([deliverLogoutNotices(deps), deliverLogoutNotices(deps)])
    expect([counts[0] + counts[1], received.length]).toEqual([1, 1])
  })

  it('is sent again when whoever took it died over it', async () => {
    const { store, clock } = world
    await store.logoutNotices.claim(clock.now(), addSeconds(clock.now(), 60), 10)
    expect(await deliverLogoutNotices(deps)).toBe(0)
    clock.advanceSeconds(60)
    expect(await deliverLogoutNotices(deps)).toBe(1)
  })

  it('calls no address that the policy of the server forbids', async () => {
    const policy = networkPolicy([], 'https://id.example.com')
    await deliverLogoutNotices({ ...deps, post: (to, form) => postForm(to, form, { policy, timeoutMs: 200 }) })
    expect(received).toEqual([])
    expect((await notice())?.lastError).toContain('GATEHOUSE_EGRESS_NETWORKS')
  })

  it('stops with the process', async () => {
    await startLogoutNotices(deps)()
    expect(received).toEqual([])
  })
})

describe('the pauses between attempts', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  it.each([
    [1, 10],
    [2, 30],
    [3, 90],
    [6, 2430],
    [7, 3600],
    [30, 3600],
  ])('after attempt %d is %d s', (attempts, seconds) => {
    expect(nextAttempt({ attempts, createdAt }, createdAt)).toEqual(addSeconds(createdAt, seconds))
  })
})
