import { z } from 'zod'
import type { Role } from './role'
import { roleSchema } from './role-schema'
import { line } from './text'

export const usernameSchema = z
  .string('is required')
  .trim()
  .min(2, 'must have at least 2 characters')
  .max(64, 'must have at most 64 characters')
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@+-]*$/,
    'must start with a letter or digit and hold only letters, digits and . _ @ + -',
  )
/** NIST SP 800-63B §3.1.1.2: length over composition. */
export const passwordSchema = z
  .string('is required')
  .min(12, 'must have at least 12 characters')
  .max(256, 'must have at most 256 characters')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must be valid text')

const domainIds = z.array(z.string().max(64)).max(1000, 'must have at most 1000 entries')

export const createAccountSchema = z.object({
  username: usernameSchema,
  displayName: line(128).default(''),
  role: roleSchema,
  domainIds: domainIds.default([]),
  password: passwordSchema,
})
export type CreateAccount = z.input<typeof createAccountSchema>

export const updateAccountSchema = z
  .object({
    displayName: line(128),
    role: roleSchema,
    domainIds,
    isDisabled: z.boolean(),
    password: passwordSchema,
  })
  .partial()
export type UpdateAccount = z.input<typeof updateAccountSchema>

export const changePasswordSchema = z.object({ currentPassword: z.string().max(256), newPassword: passwordSchema })

export interface AccountView {
  id: string
  username: string
  displayName: string
  role: Role
  domainIds: string[]
  disabledAt: Date | null
  createdAt: Date
  updatedAt: Date
  lastSignInAt: Date | null
  version: number
}
