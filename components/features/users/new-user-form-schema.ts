import { z } from 'zod'
import { userSchema } from '@/lib/schemas/user'
import { checkChosenPassword } from './set-password-schema'

export const newUserFormSchema = userSchema
  .pick({ username: true, displayName: true, givenName: true, familyName: true, email: true })
  .extend({
    storeId: z.string().min(1, 'choose an identity store'),
    passwordMode: z.enum(['generate', 'choose', 'none']),
    password: z.string(),
  })
  .superRefine(checkChosenPassword)
