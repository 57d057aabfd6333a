import { z } from 'zod'
import { passwordSchema } from '@/lib/schemas/account'

export type PasswordMode = 'generate' | 'choose' | 'none'

export interface SetPasswordForm {
  passwordMode: PasswordMode
  password: string
  mustChange: boolean
}

/** Refuses a chosen password that breaks the rules, at its field. */
export function checkChosenPassword(
  value: { passwordMode: string; password: string },
  issues: z.core.$RefinementCtx<unknown>,
): void {
  if (value.passwordMode !== 'choose') return
  const problem = passwordSchema.safeParse(value.password).error?.issues[0]
  if (problem) issues.addIssue({ code: 'custom', path: ['password'], message: problem.message, input: '' })
}

export const setPasswordSchema = z
  .object({ passwordMode: z.enum(['generate', 'choose', 'none']), password: z.string(), mustChange: z.boolean() })
  .superRefine(checkChosenPassword)
