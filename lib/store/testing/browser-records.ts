import { randomBytes, randomUUID } from 'node:crypto'
import { addSeconds } from '@/lib/base/clock'
import type { AuthorizationCode, FamilyStart } from '@/lib/oauth/ports/authorization-codes'
import type { GivenConsent } from '@/lib/oauth/ports/consents'
import type { SsoSession } from '@/lib/oauth/ports/sso-sessions'
import type { ClientRecord, DomainRecord } from '../policy-types'
import type { Store } from '../store'
import type { UserRecord } from '../user-types'
import { BORN, clientRecord, domainRecord } from './records'
import { identityStoreRecord, userRecord } from './user-records'

/** A domain with a client that wants to be told of logouts, and a person. */
export interface People {
  domain: DomainRecord
  client: ClientRecord
  user: UserRecord
}

export async function insertPeople(store: Store, client: Partial<ClientRecord> = {}): Promise<People> {
  const identityStore = identityStoreRecord()
  const domain = domainRecord({ identityProvider: identityStore.name })
  const told = clientRecord(domain.id, { backchannelLogoutUri: 'https://client.example/logout', ...client })
  const user = userRecord(identityStore.id)
  await store.identityStores.insert(identityStore)
  await store.domains.insert(domain)
  await store.clients.insert(told, {})
  await store.users.insert(user)
  return { domain, client: told, user }
}

export const newHash = () => randomBytes(32).toString('hex')

export function codeOf(
  { domain, client, user }: People,
  overrides: Partial<AuthorizationCode> = {},
): AuthorizationCode {
  return {
    domainId: domain.id,
    clientPk: client.pk,
    userId: user.id,
    username: user.username,
    sessionId: null,
    redirectUri: 'https://client.example/back?a=1',
    scopes: ['openid', 'Ledger.read'],
    challenge: { value: 'challenge', method: 'S256' },
    nonce: 'n-0S6_WzA2Mj',
    signedInAt: BORN,
    claimsRequest: { userinfo: { email: null }, idToken: { acr: { values: ['1'] } } },
    tokenId: randomBytes(16).toString('base64url'),
    issuedAt: BORN,
    expiresAt: addSeconds(BORN, 60),
    endsAt: addSeconds(BORN, 3600),
    ...overrides,
  }
}

export function familyOf(
  { domain, client, user }: People,
  overrides: Partial<FamilyStart['family']> = {},
): FamilyStart {
  const family = {
    id: randomUUID(),
    domainId: domain.id,
    clientPk: client.pk,
    userId: user.id,
    subject: user.username,
    grantType: 'AUTHORIZATION_CODE' as const,
    scopes: ['Ledger.read'],
    claims: { grant: 'AUTHORIZATION_CODE' },
    sessionId: null,
    signedInAt: BORN,
    createdAt: BORN,
    expiresAt: null,
    revokedAt: null,
    ...overrides,
  }
  const end = addSeconds(BORN, 7200)
  return { family, first: { hash: newHash(), id: randomUUID(), issuedAt: BORN, expiresAt: end, endsAt: end } }
}

export function sessionOf(
  { domain, user }: Pick<People, 'domain' | 'user'>,
  overrides: Partial<SsoSession> = {},
): SsoSession {
  return {
    id: randomUUID(),
    domainId: domain.id,
    userId: user.id,
    username: user.username,
    createdAt: BORN,
    authenticatedAt: BORN,
    lastSeenAt: BORN,
    idleSeconds: 1800,
    expiresAt: addSeconds(BORN, 28_800),
    endedAt: null,
    ...overrides,
  }
}

/** Begins a session; answers with it and the hash of its cookie. */
export async function startSession(store: Store, session: SsoSession, replaces: string | null = null) {
  const hash = newHash()
  await store.ssoSessions.start(session, { hash, address: '203.0.113.7', userAgent: 'Firefox', replaces })
  return { session, hash }
}

export function consentOf({ domain, client, user }: People, overrides: Partial<GivenConsent> = {}): GivenConsent {
  return {
    domainId: domain.id,
    userId: user.id,
    username: user.username,
    clientPk: client.pk,
    givenAt: BORN,
    expiresAt: addSeconds(BORN, 86_400),
    resources: [{ resourceId: randomUUID(), resourceName: 'Ledger', scopes: ['Ledger.read', 'Ledger.write'] }],
    ...overrides,
  }
}
