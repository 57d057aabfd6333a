import { z } from 'zod'
import { passwordSchema } from '@/lib/schemas/account'
import { roleSchema } from '@/lib/schemas/role-schema'
import { line } from '@/lib/schemas/text'

export const editAdministratorDialogSchema = z.object({
  username: z.string(),
  displayName: line(128),
  role: roleSchema,
  domains: z.array(z.string()),
  password: z.union([z.literal(''), passwordSchema], 'must have at least 12 characters'),
})
