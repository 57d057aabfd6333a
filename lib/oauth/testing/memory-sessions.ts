import { type SessionEndReason, type SsoSession, type SsoSessions, sessionObjection } from '../ports/sso-sessions'

interface Row extends SsoSession {
  hash: string
  address: string | null
  userAgent: string | null
  endReason: SessionEndReason | null
  /** client pks, in the order of their first code */
  usedBy: string[]
}

/** Sessions in a map by id. Nothing waits, so every operation is atomic. */
export class MemorySessions implements SsoSessions {
  readonly sessions = new Map<string, Row>()

  byHash(hash: string) {
    return seen([...this.sessions.values()].find((row) => row.hash === hash))
  }

  byId(id: string) {
    return seen(this.sessions.get(id))
  }

  async start(session: SsoSession, facts: Parameters<SsoSessions['start']>[1]) {
    const { hash, address, userAgent, replaces } = facts
    if (replaces) await this.end(replaces, session.createdAt, 'REPLACED')
    this.sessions.set(session.id, { ...session, hash, address, userAgent, endReason: null, usedBy: [] })
  }

  async reauthenticated(id: string, hash: string, at: Date) {
    this.#change(id, { hash, authenticatedAt: at, lastSeenAt: at })
  }

  seen({ id }: SsoSession, at: Date) {
    this.#change(id, { lastSeenAt: at })
  }

  async used(sessionId: string, clientPk: string) {
    const row = this.sessions.get(sessionId)
    if (row && !row.usedBy.includes(clientPk)) row.usedBy.push(clientPk)
  }

  async end(id: string, at: Date, reason: SessionEndReason) {
    const row = this.sessions.get(id)
    if (!row || row.endedAt) return false
    this.#change(id, { endedAt: at, endReason: reason })
    return true
  }

  async endAllOf(userId: string, domainId: string, at: Date, reason: SessionEndReason, butFor: string | null) {
    const theirs = [...this.sessions.values()].filter((row) => row.userId === userId && row.domainId === domainId)
    const ended = await Promise.all(
      theirs.filter((row) => row.id !== butFor).map((row) => this.end(row.id, at, reason)),
    )
    return ended.filter(Boolean).length
  }

  async listOf(userId: string, domainId: string, at: Date, limit: number) {
    const theirs = [...this.sessions.values()].filter((row) => row.userId === userId && row.domainId === domainId)
    const live = theirs.filter((row) => sessionObjection(row, at) === null).reverse()
    return live.slice(0, limit).map((row) => ({ ...row, clients: row.usedBy }))
  }

  #change(id: string, change: Partial<Row>) {
    const row = this.sessions.get(id)
    if (row) Object.assign(row, change)
  }
}

function seen(row: Row | undefined): SsoSession | null {
  return row ? { ...row } : null
}
