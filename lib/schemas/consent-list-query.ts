import { z } from 'zod'
import { CONSENT_STATES } from './consent'

const text = z.string().trim().max(256).optional().catch(undefined)
const days = z.coerce.number().int().min(1).max(36_500).optional().catch(undefined)

/** Query of the ledger. A value that makes no sense falls back to the default, as a URL is shared. */
export const consentListQuerySchema = z.object({
  /** beginning of a user name */
  q: text,
  userId: text,
  /** primary key of the client */
  client: text,
  /** GUID of the resource server, or OPENID_MGMT_RESOURCE */
  resource: text,
  /** fully qualified */
  scope: z.string().trim().max(512).optional().catch(undefined),
  domain: text,
  state: z.enum(CONSENT_STATES).optional().catch(undefined),
  /** first given at least so long ago */
  olderThanDays: days,
  /** the page is shown again within so many days */
  expiresWithinDays: days,
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type ConsentListQuery = z.output<typeof consentListQuerySchema>
