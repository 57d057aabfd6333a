import { ldapGroupsSchema } from '@/lib/schemas/ldap-settings'

export const groupsCardSchema = ldapGroupsSchema
