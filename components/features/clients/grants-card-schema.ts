import { z } from 'zod'
import { clientSchema } from '@/lib/schemas/client'

export const grantsCardSchema = clientSchema
  .pick({ grantTypes: true, scopes: true })
  .extend({ defaultScope: z.string() })
