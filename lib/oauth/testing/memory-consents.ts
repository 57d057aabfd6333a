import { addSeconds } from '@/lib/base/clock'
import type { ConsentDetail, Consents, GivenConsent } from '../ports/consents'

/** Consents in a map by person, client and resource server. Nothing waits, so every operation is atomic. */
export class MemoryConsents implements Consents {
  readonly consents = new Map<string, ConsentDetail>()

  of(userId: string, clientPk: string) {
    return [...this.consents.values()].filter((row) => row.userId === userId && row.clientPk === clientPk)
  }

  async give({ domainId, userId, clientPk, givenAt, expiresAt, resources }: GivenConsent) {
    for (const resource of resources) {
      const key = `${userId} ${clientPk} ${resource.resourceId}`
      const known = this.consents.get(key)
      this.consents.set(key, {
        id: `consent-${this.consents.size}`,
        clientId: clientPk,
        clientName: clientPk,
        accessTokensValidFrom: null,
        refreshTokensValidFrom: null,
        ...known,
        ...resource,
        domainId,
        userId,
        clientPk,
        givenAt,
        expiresAt,
        revokedAt: null,
      })
    }
  }

  async withdraw(userId: string, clientPk: string, resourceIds: readonly string[], at: Date) {
    const hit = this.of(userId, clientPk).filter((row) => resourceIds.includes(row.resourceId) && !row.revokedAt)
    // Access tokens know whole seconds only, so those of this second go as well.
    const accessTokensValidFrom = addSeconds(new Date(Math.floor(at.getTime() / 1000) * 1000), 1)
    for (const row of hit) Object.assign(row, { revokedAt: at, accessTokensValidFrom, refreshTokensValidFrom: at })
    return hit.length
  }

  async listOf(userId: string, domainId: string, limit: number) {
    const theirs = [...this.consents.values()].filter((row) => row.userId === userId && row.domainId === domainId)
    return theirs.filter((row) => row.revokedAt === null).slice(0, limit)
  }

  byId(id: string) {
    return [...this.consents.values()].find((row) => row.id === id) ?? null
  }

  /** The scopes of a person's consents to a client, by the name of the resource server. */
  scopesOf(userId: string, clientPk: string): Record<string, readonly string[]> {
    const live = this.of(userId, clientPk).filter((row) => row.revokedAt === null)
    return Object.fromEntries(live.map((row) => [row.resourceName, row.scopes]))
  }
}
