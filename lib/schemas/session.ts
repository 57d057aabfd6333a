import { z } from 'zod'
import { passwordSchema, usernameSchema } from './account'

/** Nothing is said about the form of a name or password here: a wrong form is a wrong password. */
export const signInSchema = z.object({
  username: z.string('is required').max(200, 'must have at most 200 characters'),
  password: z.string('is required').max(1024, 'must have at most 1024 characters'),
  /** of a second factor; asked for when the account has one */
  code: z.string().max(32, 'must have at most 32 characters').optional(),
})

export const firstRunSchema = z.object({
  token: z.string('is required').max(200),
  username: usernameSchema,
  password: passwordSchema,
})
export type FirstRun = z.input<typeof firstRunSchema>

export const reauthenticateSchema = z.object({
  password: z.string('is required').max(1024),
  code: z.string().max(32).optional(),
})

/** A console session as its owner and the administrators see it. */
export interface SessionView {
  id: string
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
  userAgent: string | null
  isCurrent: boolean
}
