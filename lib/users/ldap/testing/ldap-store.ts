import { BASE_DN, BIND_DN, directoryAuthority, LDAPS_URL } from '@/lib/egress/testing/directory'
import { LDAP_PRESET_ATTRIBUTES } from '@/lib/schemas/ldap-presets'
import { type LdapSettings, type LdapSettingsInput, ldapSettingsSchema } from '@/lib/schemas/ldap-settings'
import type { IdentityStoreRecord } from '@/lib/store/user-types'

type Part = 'connection' | 'search' | 'mapping' | 'groups' | 'native'
export type LdapSettingsParts = { [K in Part]?: Partial<NonNullable<LdapSettingsInput[K]>> }

/** Settings for the directory of this run, as an administrator would fill them in. */
export function ldapSettings(given: LdapSettingsParts = {}): LdapSettings {
  return ldapSettingsSchema.parse({
    connection: {
      url: LDAPS_URL,
      bindDn: BIND_DN,
      caCertificates: directoryAuthority(),
      ...given.connection,
    },
    search: { baseDn: `ou=people,${BASE_DN}`, ...given.search },
    mapping: {
      profile: [{ name: 'nickname', attribute: 'title' }],
      attributes: [
        { name: 'staffNumber', attribute: 'employeeNumber' },
        { name: 'kinds', attribute: 'objectClass' },
      ],
      ...given.mapping,
    },
    groups: { baseDn: `ou=groups,${BASE_DN}`, ...given.groups },
    native: given.native ?? {},
  })
}

/** People as Active Directory keeps them. OpenLDAP's copy of its schema cannot search `sAMAccountName`, hence `cn`. */
export function activeDirectorySettings(): LdapSettings {
  const { native } = LDAP_PRESET_ATTRIBUTES.ACTIVE_DIRECTORY
  return ldapSettings({
    search: { baseDn: `ou=windows,${BASE_DN}`, usernameAttribute: 'cn', filter: '(objectClass=person)' },
    native: { preset: 'ACTIVE_DIRECTORY', ...native },
  })
}

export function ldapStore(given: LdapSettingsParts | LdapSettings = {}, id = crypto.randomUUID()): IdentityStoreRecord {
  const at = new Date('2026-01-01T00:00:00Z')
  return {
    id,
    name: `Directory ${id}`,
    kind: 'LDAP',
    description: '',
    useNativeSettings: true,
    passwordManagement: true,
    lockoutFailures: 5,
    lockoutWindowSeconds: 900,
    lockoutDurationSeconds: 900,
    ldap: ldapSettings(given),
    bindPassword: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}
