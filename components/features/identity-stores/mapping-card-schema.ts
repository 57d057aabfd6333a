import { ldapMappingSchema } from '@/lib/schemas/ldap-settings'

export const mappingCardSchema = ldapMappingSchema
