import { randomUUID } from 'node:crypto'
import { addSeconds } from '@/lib/base/clock'
import { systemRandom } from '@/lib/base/random'
import { newRefreshToken } from '@/lib/oauth/tokens/refresh-token'
import { updateDomain } from '@/lib/policy/domains'
import { startRuntime } from '@/lib/runtime/start-runtime'
import type { TestDatabase } from '@/lib/store/testing/databases'
import { createUser } from '@/lib/users/users'
import { CONSENT_REST_PATH, CONSENT_REVOKE_REST_PATH } from '../consents'
import { createRestWorld, RESOURCE_PATH, type Sent } from './rest-world'

export const HEADER = { 'x-oauth-identity-domain-name': 'Kept' }
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Somebody whose consents a test is about. */
export interface Person {
  id: string
  username: string
}

/**
 * The administration surface beside the runtime: a domain `Kept` that keeps consents, with a resource server `Ledger`
 * and the clients `shop` and `desk`, and a domain `Off` that keeps none.
 */
export async function createConsentsWorld(createDatabase?: () => Promise<TestDatabase>) {
  const world = await createRestWorld(createDatabase)
  const runtime = await startRuntime(world.deps)
  for (const name of ['Kept', 'Off']) await world.call('POST', RESOURCE_PATH.domain, { body: { name } })
  const customAttrs = { consentExpiryTimeInMinutes: '60' }
  const { id: domainId } = await updateDomain(world.system, { name: 'Kept' }, { customAttrs })
  const scopes = [{ scopeName: 'read' }, { scopeName: 'write' }]
  const ledger = { name: 'Ledger', idDomain: 'Kept', scopes }
  const resource = await world.callJson('POST', RESOURCE_PATH.application, { body: ledger })
  const resourceId: string = resource.json().resourceServerId
  const shop = await createClient('Shop')
  const desk = await createClient('Desk')
  const pks = { shop: shop.uid, desk: desk.uid }
  const store = await world.store.identityStores.byName('UserIdentityStore1')
  let people = 0

  async function createClient(name: string): Promise<{ uid: string; secret: string }> {
    const body = {
      name,
      id: name.toLowerCase(),
      idDomain: 'Kept',
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      scopes: ['Ledger.read', 'Ledger.write'],
      defaultScope: 'Ledger.read',
    }
    return (await world.callJson('POST', RESOURCE_PATH.client, { body })).json()
  }

  async function addPerson(username = `Casey.${++people}`): Promise<Person> {
    const { id } = await createUser(world.system, store?.id ?? '', { username })
    return { id, username }
  }

  /** What the person allowed a client: to read the ledger, and to know who they are. */
  async function consent(
    who: Person,
    client: keyof typeof pks = 'shop',
    expiresAt: Date | null = addSeconds(world.clock.now(), 3600),
  ): Promise<void> {
    const openId = { resourceId: 'OPENID_MGMT_RESOURCE', resourceName: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] }
    await world.store.consents.give({
      domainId,
      userId: who.id,
      username: who.username,
      clientPk: pks[client],
      givenAt: world.clock.now(),
      expiresAt,
      resources: [{ resourceId, resourceName: 'Ledger', scopes: ['Ledger.read'] }, openId],
    })
  }

  /** What the shop was given for the person by a code: a refresh token that lives an hour. */
  async function refreshTokenOfCode(who: Person): Promise<string> {
    const value = newRefreshToken(systemRandom, new Date())
    const now = world.clock.now()
    const end = addSeconds(now, 3600)
    const family = {
      id: randomUUID(),
      domainId,
      clientPk: pks.shop,
      userId: who.id,
      subject: who.username,
      grantType: 'AUTHORIZATION_CODE' as const,
      scopes: ['Ledger.read'],
      claims: { grant: 'AUTHORIZATION_CODE' },
      sessionId: null,
      signedInAt: now,
      createdAt: now,
      expiresAt: null,
      revokedAt: null,
    }
    const first = { id: value.id, hash: value.hash, issuedAt: now, expiresAt: end, endsAt: end }
    await world.store.refreshTokens.start(family, first)
    return value.token
  }

  async function runtimeCall(path: string, form: Record<string, string>) {
    const authorization = `Basic ${Buffer.from(`shop:${shop.secret}`).toString('base64')}`
    const response = await runtime.handle({
      method: 'POST',
      path,
      query: '',
      headers: { ...FORM, ...HEADER, authorization },
      body: Buffer.from(new URLSearchParams(form).toString()),
      address: '203.0.113.7',
      correlationId: 'test',
    })
    return { status: response.status, body: JSON.parse(response.body.toString()) }
  }

  return {
    ...world,
    resourceId,
    addPerson,
    consent,
    refreshTokenOfCode,
    refresh: (token: string) =>
      runtimeCall('/oauth2/rest/token', { grant_type: 'REFRESH_TOKEN', refresh_token: token }),
    info: (token: string) => runtimeCall('/oauth2/rest/token/info', { access_token: token }),
    get: (query: string, sent: Sent = {}) =>
      world.call('GET', CONSENT_REST_PATH, { query, ...sent, headers: { ...HEADER, ...sent.headers } }),
    remove: (query: string, sent: Sent = {}) =>
      world.call('DELETE', CONSENT_REST_PATH, { query, ...sent, headers: { ...HEADER, ...sent.headers } }),
    revoke: (form: string, sent: Sent = {}) =>
      world.call('POST', CONSENT_REVOKE_REST_PATH, {
        body: form,
        ...sent,
        headers: { ...FORM, ...HEADER, ...sent.headers },
      }),
    async close() {
      await runtime.stop()
      await world.close()
    },
  }
}
export type ConsentsWorld = Awaited<ReturnType<typeof createConsentsWorld>>
