import { ldapNativeSchema } from '@/lib/schemas/ldap-settings'

export const nativeCardSchema = ldapNativeSchema
