export const SSO_SESSION_STATES = ['live', 'idle', 'expired', 'ended'] as const
export type SsoSessionState = (typeof SSO_SESSION_STATES)[number]

export const SESSION_END_WORDS = {
  SIGNED_OUT: 'signed out',
  BY_USER: 'ended by the user on another device',
  ADMINISTRATOR: 'ended by an administrator',
  PASSWORD_CHANGED: 'ended by a change of the password',
  REPLACED: 'replaced by a new sign-in in the same browser',
} as const

/** A person signed in to a domain in a browser, as an administrator sees it. */
export interface SsoSessionView {
  /** `sid` in tokens */
  id: string
  domainId: string
  domainName: string
  userId: string
  username: string
  createdAt: Date
  authenticatedAt: Date
  lastSeenAt: Date
  idleSeconds: number
  /** when it ends unless it is used: the earlier of idle and absolute end */
  endsAt: Date
  expiresAt: Date
  endedAt: Date | null
  endReason: keyof typeof SESSION_END_WORDS | null
  address: string | null
  userAgent: string | null
  /** clients that got a code in it, first use first; cut after some */
  clients: readonly { pk: string; clientId: string; name: string }[]
  state: SsoSessionState
}
