import { z } from 'zod'
import { ldapConnectionSchema } from '@/lib/schemas/ldap-settings'

/** The rules of a connection, and the password apart from it: empty keeps the stored one. */
export const connectionCardSchema = ldapConnectionSchema.extend({ bindPassword: z.string().max(1024) })
