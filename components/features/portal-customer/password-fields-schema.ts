import { z } from 'zod'
import { addIntegrationUserSchema } from '@/lib/schemas/migration/integration-user'

export interface PasswordForm {
  passwordMode: 'generate' | 'choose'
  password: string
}

export interface AddUserForm extends PasswordForm {
  integrationId: string
  username: string
}

const { shape } = addIntegrationUserSchema
const fields = { passwordMode: z.enum(['generate', 'choose']), password: z.string() }

function checkChosen(value: PasswordForm, issues: z.core.$RefinementCtx<unknown>): void {
  if (value.passwordMode !== 'choose') return
  const problem = shape.password.safeParse(value.password).error?.issues[0]
  if (problem) issues.addIssue({ code: 'custom', path: ['password'], message: problem.message, input: '' })
}

export const passwordFormSchema = z.object(fields).superRefine(checkChosen)

export const addUserFormSchema = z
  .object({ ...fields, username: shape.username, integrationId: z.string().min(1, 'choose the integration') })
  .superRefine(checkChosen)
