import { z } from 'zod'

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

/** Query of the list of deliveries. A value that makes no sense falls back to the default, as a URL is shared. */
export const logoutNoticeListQuerySchema = z.object({
  domain: z.string().max(64).optional().catch(undefined),
  client: z.string().max(64).optional().catch(undefined),
  state: z.enum(LOGOUT_NOTICE_STATES).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type LogoutNoticeListQuery = z.output<typeof logoutNoticeListQuerySchema>
