import { z } from 'zod'

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

/** Query of the list of sessions. A value that makes no sense falls back to the default, as a URL is shared. */
export const ssoSessionListQuerySchema = z.object({
  /** beginning of a user name */
  q: z.string().trim().max(256).optional().catch(undefined),
  userId: z.string().max(64).optional().catch(undefined),
  domain: z.string().max(64).optional().catch(undefined),
  /** also those that are over */
  all: z.stringbool().catch(false).default(false),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type SsoSessionListQuery = z.output<typeof ssoSessionListQuerySchema>
