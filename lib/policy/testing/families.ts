import { randomBytes, randomUUID } from 'node:crypto'
import { addSeconds } from '@/lib/base/clock'
import type { TokenFamily } from '@/lib/oauth/ports/refresh-tokens'
import type { Store } from '@/lib/store/store'
import { BORN } from '@/lib/store/testing/records'

/** A token family with one refresh token that lives an hour from the birth of everything. @returns its id */
export async function startFamily(
  store: Store,
  clientPk: string,
  domainId: string,
  overrides: Partial<TokenFamily> = {},
): Promise<string> {
  const family: TokenFamily = {
    id: randomUUID(),
    domainId,
    clientPk,
    userId: null,
    subject: 'ada',
    grantType: 'PASSWORD',
    scopes: ['Ledger.read'],
    claims: {},
    sessionId: null,
    signedInAt: null,
    createdAt: BORN,
    expiresAt: null,
    revokedAt: null,
    ...overrides,
  }
  const end = addSeconds(BORN, 3600)
  const hash = randomBytes(32).toString('hex')
  await store.refreshTokens.start(family, { id: randomUUID(), hash, issuedAt: BORN, expiresAt: end, endsAt: end })
  return family.id
}
