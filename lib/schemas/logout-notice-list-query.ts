import { z } from 'zod'
import { LOGOUT_NOTICE_STATES } from './logout-notice'

/** Query of the list of deliveries. A value that makes no sense falls back to the default, as a URL is shared. */
export const logoutNoticeListQuerySchema = z.object({
  domain: z.string().max(64).optional().catch(undefined),
  client: z.string().max(64).optional().catch(undefined),
  state: z.enum(LOGOUT_NOTICE_STATES).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type LogoutNoticeListQuery = z.output<typeof logoutNoticeListQuerySchema>
