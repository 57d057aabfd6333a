import type { NewRefreshToken, RefreshTokens, StoredRefreshToken, TokenFamily } from '../ports/refresh-tokens'
import type { RevokedTokens, Standing, TokenNames, TokenState, TokenStates } from '../ports/token-states'

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
  /** access tokens, one by one */
  readonly accessTokens: RevokedTokens = {
    add: async ({ domainId, tokenId }) => {
      const isFirst = !this.revoked.has(`${domainId} ${tokenId}`)
      this.revoked.add(`${domainId} ${tokenId}`)
      return isFirst
    },
  }
  /** consents and session behind a token: nothing, until they are connected */
  standingOf: (person: { userId: string; clientPk: string } | null, sessionId: string | null) => Standing = () => ({
    consents: [],
    session: null,
  })

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
    const { userId, clientPk, sessionId } = family
    const standing = this.standingOf(userId === null ? null : { userId, clientPk }, sessionId)
    return { id, issuedAt, expiresAt, usedAt, revokedAt, successor: this.#successorOf(hash), family, standing }
  }

  findById(id: string) {
    const row = [...this.tokens.values()].find((each) => each.id === id)
    return row ? this.find(row.hash) : null
  }

  async revoke(hash: string, at: Date) {
    const row = this.tokens.get(hash)
    if (!row || row.revokedAt) return false
    row.revokedAt = at
    return true
  }

  async revokeAll(familyId: string, at: Date) {
    const live = [...this.tokens.values()].filter((row) => row.familyId === familyId && !row.revokedAt)
    for (const row of live) row.revokedAt = at
    return live.length
  }

  async revokeFamily(familyId: string, at: Date) {
    const stored = this.families.get(familyId)
    if (!stored || stored.revokedAt) return false
    this.families.set(familyId, { ...stored, revokedAt: at })
    return true
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

  revokeForReuse(family: TokenFamily, { at }: { at: Date }) {
    return this.revokeFamily(family.id, at)
  }

  stateOf(names: TokenNames): TokenState {
    const { domainId, tokenId, refreshTokenId, familyId, person, sessionId } = names
    const isRevoked = this.revoked.has(`${domainId} ${tokenId}`)
    const standing = this.standingOf(person, sessionId)
    const row = [...this.tokens.values()].find(({ id }) => id === refreshTokenId)
    const family = this.families.get(row?.familyId ?? familyId ?? '')
    if (family) return { isRevoked, family: family.revokedAt ? 'revoked' : 'live', ...standing }
    return { isRevoked, family: refreshTokenId === null ? 'none' : 'gone', ...standing }
  }

  #successorOf(hash: string) {
    const next = [...this.tokens.values()].find((row) => row.predecessor === hash)
    return next ? { id: next.id, hash: next.hash, issuedAt: next.issuedAt, expiresAt: next.expiresAt } : null
  }
}

function isUsable(token: StoredRefreshToken): boolean {
  return !token.usedAt && !token.revokedAt && !token.successor && !token.family.revokedAt
}
