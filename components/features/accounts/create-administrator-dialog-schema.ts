import { z } from 'zod'
import { createAccountSchema } from '@/lib/schemas/account'

export const createAdministratorDialogSchema = createAccountSchema
  .omit({ domainIds: true })
  .extend({ domains: z.array(z.string()) })
