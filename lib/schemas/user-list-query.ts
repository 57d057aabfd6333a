import { z } from 'zod'
import { USER_STATES } from './user-state'

/** Query of the list of users. A value that makes no sense falls back to the default, as a URL is shared. */
export const userListQuerySchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  sort: z.enum(['username', 'email', 'createdAt']).catch('username').default('username'),
  store: z.string().max(64).optional().catch(undefined),
  state: z.enum(USER_STATES).optional().catch(undefined),
})
export type UserListQuery = z.output<typeof userListQuerySchema>
