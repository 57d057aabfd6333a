import type { RuntimeDomain } from '../ports'
import type { AuthorizationEvents, BrowserPorts, PasswordChanges, PasswordChangeVerdict } from '../ports/browser'
import { familyIdOf } from '../tokens/family-id'
import { MemoryCodes } from './memory-codes'
import { MemoryConsents } from './memory-consents'
import { MemorySessions } from './memory-sessions'
import type { MemoryTokens } from './memory-tokens'
import type { MemoryUsers } from './memory-users'
import { PlainPages } from './plain-pages'

/** What the flows of people in a browser need, in memory; `told` holds what the listener was told. */
export interface MemoryBrowser extends BrowserPorts {
  codes: MemoryCodes
  sessions: MemorySessions
  consents: MemoryConsents
  pages: PlainPages
  told: {
    asked: Parameters<AuthorizationEvents['asked']>[0][]
    signIns: Parameters<AuthorizationEvents['signIn']>[0][]
  }
}

export function createMemoryBrowser(users: MemoryUsers, tokens: MemoryTokens): MemoryBrowser {
  const told: MemoryBrowser['told'] = { asked: [], signIns: [] }
  const sessions = new MemorySessions()
  const consents = new MemoryConsents()
  tokens.standingOf = (person, sessionId) => ({
    consents: person ? consents.of(person.userId, person.clientPk) : [],
    session: sessionId === null ? null : sessions.byId(sessionId),
  })
  const codes = new MemoryCodes({
    standingOf: ({ sessionId, ...person }) => tokens.standingOf(person, sessionId),
    begin: ({ family, first }) => void tokens.start(family, first),
  })
  codes.whenReplayed = ({ domainId, tokenId, endsAt }) => {
    void tokens.revokeFamily(familyIdOf(tokenId) ?? '', endsAt)
    tokens.revoked.add(`${domainId} ${tokenId}`)
  }
  return {
    codes,
    sessions,
    consents,
    pages: new PlainPages(),
    passwords: memoryPasswords(users, sessions),
    authorizationEvents: {
      asked: (event) => void told.asked.push(event),
      signIn: (event) => void told.signIns.push(event),
    },
    ticketKey: Buffer.alloc(32, 7),
    told,
  }
}

/** Passwords of at least eight characters that differ from the one before. */
function memoryPasswords(users: MemoryUsers, sessions: MemorySessions): PasswordChanges {
  return {
    async change(
      domain: RuntimeDomain,
      username,
      { current, next },
      { now, keepSessionId },
    ): Promise<PasswordChangeVerdict> {
      if (users.isUnavailable) return { outcome: 'unavailable' }
      const user = users.users.find(
        (one) => one.storeName === domain.identityProvider && one.username === username && one.password === current,
      )
      if (!user || (user.refusal !== null && user.refusal !== 'must-change-password')) return { outcome: 'refused' }
      if (next.length < 8) return { outcome: 'unfit', rule: 'too-short' }
      if (next === current) return { outcome: 'unfit', rule: 'same' }
      Object.assign(user, { password: next, refusal: null, passwordChangedAt: now })
      for (const { id, userId } of sessions.sessions.values()) {
        if (userId === user.id && id !== keepSessionId) await sessions.end(id, now, 'PASSWORD_CHANGED')
      }
      const { password: _, ...changed } = user
      return { outcome: 'changed', user: changed }
    },
  }
}
