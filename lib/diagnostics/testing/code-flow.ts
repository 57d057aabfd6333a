import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken, shortId } from '@/lib/base/random'
import type { AuthorizationCode } from '@/lib/oauth/ports/authorization-codes'
import type { DiagnosticWorld } from './world'

const REDIRECT_URI = 'https://shop.example/back'

/**
 * A client `The shop` of the world that gets codes. A person signs in, consents to everything, and the shop gets tokens:
 * over the real store and the real token endpoint; only the pages are left out.
 */
export async function openCodeFlow(world: DiagnosticWorld) {
  const shop = await world.addClient({
    name: 'The shop',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
    redirectURIs: [{ url: REDIRECT_URI, isHttps: true }],
    scopes: ['Ledger.read', 'openid'],
  })
  const { runtime, system, domain, user } = world
  const { browser, config } = runtime.oauth
  const whom = { domainId: domain.id, userId: user.id, username: user.username }

  async function signIn() {
    const now = world.clock.now()
    const instants = { createdAt: now, authenticatedAt: now, lastSeenAt: now, expiresAt: addSeconds(now, 3600) }
    const session = { id: system.random.uuid(), ...whom, ...instants, idleSeconds: 1800, endedAt: null }
    await browser.sessions.start(session, { hash: session.id, address: '', userAgent: null, replaces: null })
    return session
  }

  async function consent() {
    const ledger = await config.resourceByName(domain.id, 'Ledger')
    const resources = [
      { resourceId: ledger?.id ?? '', resourceName: 'Ledger', scopes: ['Ledger.read'] },
      { resourceId: 'OPENID_MGMT_RESOURCE', resourceName: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] },
    ]
    const given = { ...whom, clientPk: shop.client.pk, givenAt: world.clock.now(), expiresAt: null, resources }
    await browser.consents.give(given)
  }

  async function giveCode(sessionId: string | null, changes: Partial<AuthorizationCode> = {}): Promise<string> {
    const code = opaqueToken(system.random)
    const now = world.clock.now()
    await browser.codes.add(sha256Hex(code), {
      ...whom,
      clientPk: shop.client.pk,
      sessionId,
      redirectUri: REDIRECT_URI,
      scopes: ['Ledger.read', 'openid'],
      challenge: null,
      nonce: null,
      signedInAt: now,
      claimsRequest: null,
      tokenId: shortId(system.random),
      issuedAt: now,
      expiresAt: addSeconds(now, 60),
      endsAt: addSeconds(now, 7200),
      ...changes,
    })
    return code
  }

  const redeem = (code: string) =>
    world.ask({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }, shop)
  const tokens = async (sessionId: string | null = null) => (await redeem(await giveCode(sessionId))).json
  return { shop, signIn, consent, giveCode, redeem, tokens }
}
export type CodeFlow = Awaited<ReturnType<typeof openCodeFlow>>
