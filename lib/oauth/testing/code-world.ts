import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken, shortId, systemRandom } from '@/lib/base/random'
import type { RuntimeClient } from '../ports'
import type { AuthorizationCode } from '../ports/authorization-codes'
import type { SsoSession } from '../ports/sso-sessions'
import { createPeopleWorld, type PeopleWorld } from './people'
import { addClient, basic, SECRET, send } from './world'

export const VERIFIER =
  'Y1lgBSx8gRsruplrdpGiG-9Lkv~kna1q2pgwXY7UYKc~~jTgMkmUlZkZkapJGT6X.m12.ZUBDj24qWuPGHl21x3vyFEC.m_XDH_JTw4Qk6_a62Qw~e0sVp3I-AHYhTzn'
export const CHALLENGE = { value: 'Ec-YfJRRibqf_myiWqObZfT-M1HthBUTygBH73zEHbc', method: 'S256' as const }
export const REDIRECT_URI = 'https://shop.example/back'

/**
 * The world of `createPeopleWorld` with a confidential client `shop` and a public one `spa` that may use codes and
 * refresh; `ada` has an address and a live session, which began half an hour ago.
 */
export function createCodeWorld() {
  const world = createPeopleWorld()
  const { config, clock, browser, ada } = world
  ada.claims = { name: 'Ada Byron', email: 'ada@example.com', email_verified: true }
  const profile: Partial<RuntimeClient> = {
    grantTypes: new Set(['AUTHORIZATION_CODE', 'REFRESH_TOKEN']),
    redirectUris: new Set([REDIRECT_URI]),
    scopes: new Set(['Ledger.read', 'Ledger.write', 'openid', 'profile', 'email']),
  }
  const shop = addClient(config, 'd1', { ...profile, clientId: 'shop' })
  const spa = addClient(config, 'd1', { ...profile, clientId: 'spa', clientType: 'PUBLIC_CLIENT', secrets: [] })
  const session = liveSession(world)
  browser.sessions.sessions.set(session.id, {
    ...session,
    hash: 'h',
    address: null,
    userAgent: null,
    endReason: null,
    usedBy: [],
  })

  /** A code of ada for `shop`, as the authorization endpoint gives it, with changes. */
  async function giveCode(changes: Partial<AuthorizationCode> = {}): Promise<string> {
    const now = clock.now()
    const code: AuthorizationCode = {
      domainId: 'd1',
      clientPk: shop.pk,
      userId: ada.id,
      username: ada.username,
      sessionId: session.id,
      redirectUri: REDIRECT_URI,
      scopes: ['openid', 'Ledger.read'],
      challenge: null,
      nonce: null,
      signedInAt: session.authenticatedAt,
      claimsRequest: null,
      tokenId: shortId(systemRandom),
      issuedAt: now,
      expiresAt: addSeconds(now, 60),
      endsAt: addSeconds(now, 7200),
      ...changes,
    }
    const text = opaqueToken(systemRandom)
    await browser.codes.add(sha256Hex(text), code)
    return text
  }

  /** The token request of `shop`; empty text takes a parameter away. */
  function redeem(code: string, form: Record<string, string> = {}, clientId = 'shop') {
    const whole = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...form }
    return send(world.handle, '/oauth2/rest/token', {
      headers: clientId === 'spa' ? {} : { authorization: basic(clientId, SECRET) },
      form: {
        ...(clientId === 'spa' && { client_id: clientId }),
        ...Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== '')),
      },
    })
  }

  const tokensFor = async (changes: Partial<AuthorizationCode> = {}, form: Record<string, string> = {}) =>
    (await redeem(await giveCode(changes), form)).json

  return { ...world, shop, spa, session, giveCode, redeem, tokensFor }
}
export type CodeWorld = ReturnType<typeof createCodeWorld>

function liveSession({ clock, ada }: PeopleWorld): SsoSession {
  const began = addSeconds(clock.now(), -1800)
  return {
    id: '6d1f7a3e-0000-4000-8000-00000000c0de',
    domainId: 'd1',
    userId: ada.id,
    username: ada.username,
    createdAt: began,
    authenticatedAt: began,
    lastSeenAt: clock.now(),
    idleSeconds: 1800,
    expiresAt: addSeconds(began, 28_800),
    endedAt: null,
  }
}
