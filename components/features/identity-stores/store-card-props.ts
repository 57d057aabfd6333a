import type { Access } from '@/components/patterns/access'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'

/** Every card of an identity store takes these. */
export interface StoreCardProps {
  store: IdentityStoreView
  access: Access
}

/** Cards of a directory are shown for directories only. */
export function ldapOf(store: IdentityStoreView): LdapSettings {
  if (!store.ldap) throw new Error('this store is no directory')
  return store.ldap
}
