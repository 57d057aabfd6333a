import { z } from 'zod'
import { lenientInteger } from './lenient'
import type { Role } from './role'
import { roleSchema } from './role-schema'
import { line } from './text'

export const createApiTokenSchema = z.object({
  name: line(128).min(1, 'is required'),
  role: roleSchema,
  /** null: every domain the account may reach */
  domainIds: z.array(z.string()).max(200).nullable().default(null),
  expiresInDays: lenientInteger(1, 365).default(90),
})
export type CreateApiToken = z.input<typeof createApiTokenSchema>

export interface ApiTokenView {
  id: string
  accountId: string
  username: string
  name: string
  hint: string
  role: Role
  domainIds: string[] | null
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}
