export const IDENTITY_STORE_KINDS = ['BUILT_IN', 'LDAP'] as const
export type IdentityStoreKind = (typeof IDENTITY_STORE_KINDS)[number]

export const IDENTITY_STORE_KIND_WORDS: Record<IdentityStoreKind, string> = {
  BUILT_IN: 'Built in',
  LDAP: 'LDAP directory',
}

/** The store that is there from the first start, and the one a domain uses unless it names another. */
export const DEFAULT_IDENTITY_STORE_NAME = 'UserIdentityStore1'
