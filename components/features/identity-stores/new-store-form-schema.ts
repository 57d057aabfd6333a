import { z } from 'zod'
import { identityStoreSchema } from '@/lib/schemas/identity-store'
import { ldapConnectionSchema, ldapSearchSchema } from '@/lib/schemas/ldap-settings'

const base = identityStoreSchema.pick({ name: true, description: true })
const bindPassword = z.string().max(1024)

/** What a directory needs is asked only of a directory; the other fields keep what stands in them. */
export const newStoreFormSchema = z.discriminatedUnion('kind', [
  base.extend({
    kind: z.literal('BUILT_IN'),
    preset: z.string(),
    connection: z.unknown(),
    search: z.unknown(),
    bindPassword,
  }),
  base.extend({
    kind: z.literal('LDAP'),
    preset: z.string(),
    connection: ldapConnectionSchema,
    search: ldapSearchSchema,
    bindPassword,
  }),
])
