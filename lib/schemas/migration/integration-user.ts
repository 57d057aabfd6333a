import { z } from 'zod'
import { line } from '../text'
import type { Possible } from './environment'
import type { OwnerKind } from './integration-state'

/** An account of SSD. */
export interface IntegrationUserView {
  id: string
  environmentId: string
  environmentLabel: string
  integration: { id: string; name: string }
  ownerKind: OwnerKind
  username: string
  passwordChangedAt: Date
  disabledAt: Date | null
  /** when SSD ended for it */
  convertedAt: Date | null
  /** the client that stands in for it since */
  clientId: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Whether users can be added and changed now by this actor, and if not, what to do instead. */
export interface UserManagement extends Possible {
  /** how a customer does it while the window is open */
  through: 'SSD' | 'ROLE_MANAGER' | null
}

const password = z
  .string('is required')
  .min(8, 'must have at least 8 characters')
  .max(256, 'must have at most 256 characters')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must be valid text')

export const addIntegrationUserSchema = z.object({
  integrationId: z.string().max(64),
  username: line(100).pipe(
    z
      .string()
      .trim()
      .regex(/^[^\s:]{1,100}$/, 'must be 1 to 100 characters without spaces and colons'),
  ),
  password,
})
export type AddIntegrationUser = z.input<typeof addIntegrationUserSchema>
export const changeUserPasswordSchema = z.object({ password })

export const integrationUserListQuerySchema = z.object({
  /** beginning of the user name */
  q: z.string().trim().max(100).optional().catch(undefined),
  integration: z.string().max(64).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type IntegrationUserListQuery = z.output<typeof integrationUserListQuerySchema>
