/**
 * Ways in which directories keep lock and password state. OPENLDAP: the password policy overlay, with its operational
 * attributes and generalized times. ACTIVE_DIRECTORY: account flags, and instants in steps of 100 ns since 1601.
 */
export const LDAP_PRESETS = ['OPENLDAP', 'ACTIVE_DIRECTORY'] as const
export type LdapPreset = (typeof LDAP_PRESETS)[number]

export const LDAP_PRESET_WORDS: Record<LdapPreset, string> = {
  OPENLDAP: 'OpenLDAP with password policy overlay',
  ACTIVE_DIRECTORY: 'Active Directory',
}

export const LDAP_GROUP_SOURCES = ['NONE', 'MEMBER_OF', 'SEARCH'] as const
export type LdapGroupSource = (typeof LDAP_GROUP_SOURCES)[number]

export const LDAP_SEARCH_SCOPES = ['SUBTREE', 'ONE_LEVEL'] as const
export type LdapSearchScope = (typeof LDAP_SEARCH_SCOPES)[number]

/** Attribute names of a preset; the names may be changed, the convention stays. */
interface PresetAttributes {
  usernameAttribute: string
  filter: string
  native: {
    lockAttribute: string
    disabledAttribute: string
    passwordChangedAttribute: string
    mustChangeAttribute: string
  }
}

export const LDAP_PRESET_ATTRIBUTES: Record<LdapPreset, PresetAttributes> = {
  OPENLDAP: {
    usernameAttribute: 'uid',
    filter: '(objectClass=inetOrgPerson)',
    native: {
      lockAttribute: 'pwdAccountLockedTime',
      disabledAttribute: '',
      passwordChangedAttribute: 'pwdChangedTime',
      mustChangeAttribute: 'pwdReset',
    },
  },
  ACTIVE_DIRECTORY: {
    usernameAttribute: 'sAMAccountName',
    filter: '(&(objectCategory=person)(objectClass=user))',
    native: {
      lockAttribute: 'lockoutTime',
      disabledAttribute: 'userAccountControl',
      passwordChangedAttribute: 'pwdLastSet',
      mustChangeAttribute: 'pwdLastSet',
    },
  },
}
