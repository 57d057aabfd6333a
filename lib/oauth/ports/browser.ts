import type { RuntimeDomain, RuntimeUser } from '../ports'
import type { AuthorizationCodes } from './authorization-codes'
import type { Consents } from './consents'
import type { InteractionPages } from './pages'
import type { SsoSessions } from './sso-sessions'

export type PasswordChangeVerdict =
  | { outcome: 'changed'; user: RuntimeUser }
  /** the current password is wrong, or the person may not sign in now */
  | { outcome: 'refused' }
  /** the new one breaks a rule, in words for the person */
  | { outcome: 'unfit'; rule: 'too-short' | 'too-long' | 'same' | 'common' | 'directory' }
  | { outcome: 'unavailable' }

/** A person changes the own password, also one that must be changed before anything else. */
export interface PasswordChanges {
  change(
    domain: RuntimeDomain,
    username: string,
    passwords: { current: string; next: string },
    facts: {
      now: Date
      address: string
      correlationId: string
      /** stays, while every other session of the person ends, in all domains; absent: all end */
      keepSessionId?: string | null
    },
  ): Promise<PasswordChangeVerdict>
}

/** What the authorization endpoint saw, for the page that tells which clients use proof keys. Must not throw or wait. */
export interface AuthorizationEvents {
  asked(event: {
    domainId: string
    clientPk: string
    method: 'NONE' | 'PLAIN' | 'S256'
    challenge: string | null
    nonce: string | null
    at: Date
  }): void
  /** a person signed in or failed to, for audit and metrics */
  signIn(event: {
    domain: RuntimeDomain
    username: string
    userId: string | null
    clientId: string | null
    sessionId: string | null
    /** `success`, or why not */
    outcome: string
    address: string
    correlationId: string
    at: Date
  }): void
}

/** What the flows of people in a browser need beside the rest. */
export interface BrowserPorts {
  codes: AuthorizationCodes
  sessions: SsoSessions
  consents: Consents
  pages: InteractionPages
  passwords: PasswordChanges
  authorizationEvents: AuthorizationEvents
  /** 32 bytes under which tickets of unfinished requests are authenticated; the same on all nodes */
  ticketKey: Buffer
}
