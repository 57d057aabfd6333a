import type { NewRefreshToken, RefreshTokens, StoredRefreshToken, TokenFamily } from '../ports/refresh-tokens'
import type { TokenStates } from '../ports/token-states'

interface Row extends NewRefreshToken {
  familyId: string
  predecessor: string | null
  usedAt: Date | null
  revokedAt: Date | null
}

/** Refresh tokens and revocations held in maps. Nothing waits, so every operation is atomic. */
export class MemoryTokens implements RefreshTokens, TokenStates {
  readonly families = new Map<string, TokenFamily>()
  readonly tokens = new Map<string, Row>()
  /** `<domain id> <jti>` */
  readonly revoked = new Set<string>()

  async start(family: TokenFamily, first: NewRefreshToken) {
    this.families.set(family.id, family)
    await this.add(family.id, first)
  }

  async add(familyId: string, next: NewRefreshToken, predecessor: string | null = null) {
    this.tokens.set(next.hash, { ...next, familyId, predecessor, usedAt: null, revokedAt: null })
  }

  find(hash: string): StoredRefreshToken | null {
    const row = this.tokens.get(hash)
    const family = row && this.families.get(row.familyId)
    if (!row || !family) return null
    const { id, issuedAt, expiresAt, usedAt, revokedAt } = row
    return { id, issuedAt, expiresAt, usedAt, revokedAt, successor: this.#successorOf(hash), family }
  }

  async replace(hash: string, next: NewRefreshToken) {
    const found = this.find(hash)
    if (!found || !isUsable(found)) return false
    await this.add(found.family.id, next, hash)
    return true
  }

  async spend(hash: string, at: Date) {
    const row = this.tokens.get(hash)
    const found = this.find(hash)
    if (!row || !found || !isUsable(found)) return false
    row.usedAt = at
    return true
  }

  async revokeForReuse(family: TokenFamily, { at }: { at: Date }) {
    const stored = this.families.get(family.id)
    if (!stored || stored.revokedAt) return false
    this.families.set(family.id, { ...stored, revokedAt: at })
    return true
  }

  stateOf({ domainId, tokenId, refreshTokenId, familyId }: Parameters<TokenStates['stateOf']>[0]) {
    const isRevoked = this.revoked.has(`${domainId} ${tokenId}`)
    const row = [...this.tokens.values()].find(({ id }) => id === refreshTokenId)
    const family = this.families.get(row?.familyId ?? familyId ?? '')
    if (family) return { isRevoked, family: family.revokedAt ? ('revoked' as const) : ('live' as const) }
    return { isRevoked, family: refreshTokenId === null ? ('none' as const) : ('gone' as const) }
  }

  #successorOf(hash: string) {
    const next = [...this.tokens.values()].find((row) => row.predecessor === hash)
    return next ? { id: next.id, hash: next.hash, issuedAt: next.issuedAt, expiresAt: next.expiresAt } : null
  }
}

function isUsable(token: StoredRefreshToken): boolean {
  return !token.usedAt && !token.revokedAt && !token.successor && !token.family.revokedAt
}
