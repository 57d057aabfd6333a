export const LOGOUT_NOTICE_STATES = ['waiting', 'delivered', 'failed'] as const
export type LogoutNoticeState = (typeof LOGOUT_NOTICE_STATES)[number]

/** A client that is told of the end of a session. @see OpenID Connect Back-Channel Logout 1.0 §2.5 */
export interface LogoutNoticeView {
  id: string
  domainId: string
  domainName: string
  clientPk: string
  clientId: string
  clientName: string
  sessionId: string
  /** `sub` */
  subject: string
  uri: string
  createdAt: Date
  attempts: number
  /** null once it was delivered or given up */
  nextAttemptAt: Date | null
  deliveredAt: Date | null
  /** what the last attempt met, in words */
  lastError: string | null
  state: LogoutNoticeState
}
