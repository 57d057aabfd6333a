import { ldapSearchSchema } from '@/lib/schemas/ldap-settings'

export const searchCardSchema = ldapSearchSchema
