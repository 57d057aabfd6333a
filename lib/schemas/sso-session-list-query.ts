import { z } from 'zod'

/** Query of the list of sessions. A value that makes no sense falls back to the default, as a URL is shared. */
export const ssoSessionListQuerySchema = z.object({
  /** beginning of a user name */
  q: z.string().trim().max(256).optional().catch(undefined),
  userId: z.string().max(64).optional().catch(undefined),
  domain: z.string().max(64).optional().catch(undefined),
  /** also those that are over */
  all: z.union([z.boolean(), z.stringbool()]).catch(false).default(false),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type SsoSessionListQuery = z.output<typeof ssoSessionListQuerySchema>
