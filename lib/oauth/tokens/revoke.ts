import { addSeconds } from '@/lib/base/clock'
import type { OAuthDeps } from '../deps'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { StoredRefreshToken } from '../ports/refresh-tokens'
import { familyIdOf } from './family-id'
import { resourceOf } from './standing'
import { parentOf, type ReadAccessToken } from './verify'

export const CHAINING_LEVELS = ['NONE', 'RELATED_TOKENS', 'RELATED_CONSENT'] as const
/** What goes with a token that is revoked. @see spec runtime-api §7.3 */
export type Chaining = (typeof CHAINING_LEVELS)[number]

type Ports = Pick<OAuthDeps, 'config' | 'refreshTokens' | 'revokedTokens' | 'browser'>

interface Order {
  domain: RuntimeDomain
  now: Date
  chaining: Chaining
}

/**
 * Revokes a refresh token: alone; with its whole family, which is every access token minted from it and those of the
 * refresh tokens it is one line with; or with the consents it was given under, and all tokens of those. One write each,
 * however many tokens there are.
 */
export async function revokeRefreshToken(
  ports: Ports,
  { domain, now, chaining }: Order,
  { family }: StoredRefreshToken,
  hash: string,
): Promise<void> {
  if (chaining === 'NONE') {
    await ports.refreshTokens.revoke(hash, now)
    return
  }
  if (chaining === 'RELATED_CONSENT' && family.userId !== null) {
    await withdrawConsents(ports, { domain, now }, { ...family, userId: family.userId })
  }
  await ports.refreshTokens.revokeFamily(family.id, now, chaining === 'RELATED_CONSENT' ? 'CONSENT' : 'CLIENT')
}

/**
 * Revokes an access token: alone; with the refresh token it was minted from and those in one line with it, but none of
 * its siblings; or with the consents it was given under, and all tokens of those.
 */
export async function revokeAccessToken(
  ports: Ports,
  { domain, now, chaining }: Order,
  client: RuntimeClient,
  { claims, tokenId, userId, scopes, remainingSeconds }: ReadAccessToken,
): Promise<void> {
  if (chaining !== 'NONE') {
    const familyId = await familyOf(ports, domain, tokenId, parentOf(claims))
    if (chaining === 'RELATED_CONSENT' && userId !== null) {
      await withdrawConsents(ports, { domain, now }, { userId, clientPk: client.pk, scopes })
    }
    if (familyId !== null && chaining === 'RELATED_TOKENS') await ports.refreshTokens.revokeAll(familyId, now)
    if (familyId !== null && chaining === 'RELATED_CONSENT') {
      await ports.refreshTokens.revokeFamily(familyId, now, 'CONSENT')
    }
  }
  const expiresAt = addSeconds(now, remainingSeconds)
  await ports.revokedTokens.add({ domainId: domain.id, tokenId, revokedAt: now, expiresAt, reason: 'CLIENT' })
}

/** The family a token came from, or is the first of; null where there can be none. */
async function familyOf(
  { refreshTokens }: Ports,
  domain: RuntimeDomain,
  tokenId: string,
  parentId: string | null,
): Promise<string | null> {
  if (parentId === null) return familyIdOf(tokenId)
  const parent = await refreshTokens.findById(parentId)
  return parent?.family.domainId === domain.id ? parent.family.id : null
}

async function withdrawConsents(
  { config, browser }: Ports,
  { domain, now }: Omit<Order, 'chaining'>,
  given: { userId: string; clientPk: string; scopes: readonly string[] },
): Promise<void> {
  const resources = new Set<string>()
  for (const scope of given.scopes) {
    const resourceId = await resourceOf(config, domain.id, scope)
    if (resourceId !== null) resources.add(resourceId)
  }
  await browser.consents.withdraw(given.userId, given.clientPk, [...resources], now)
}
