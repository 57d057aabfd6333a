import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { createIdentityStoreAction } from '@/lib/actions/identity-stores/create-identity-store'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import type { IdentityStoreKind } from '@/lib/schemas/identity-store-kind'
import { LDAP_PRESET_ATTRIBUTES, type LdapPreset } from '@/lib/schemas/ldap-presets'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import { withoutPrefix } from './api/save-identity-store'

export interface NewStoreForm {
  name: string
  description: string
  kind: IdentityStoreKind
  preset: LdapPreset
  connection: LdapSettings['connection']
  search: LdapSettings['search']
  bindPassword: string
}

export const STARTING_VALUES: NewStoreForm = {
  name: '',
  description: '',
  kind: 'BUILT_IN',
  preset: 'OPENLDAP',
  connection: {
    url: '',
    allowPlaintext: false,
    caCertificates: '',
    bindDn: '',
    connectTimeoutMs: 3000,
    operationTimeoutMs: 5000,
    maxConnections: 8,
  },
  search: {
    baseDn: '',
    scope: 'SUBTREE',
    filter: LDAP_PRESET_ATTRIBUTES.OPENLDAP.filter,
    usernameAttribute: LDAP_PRESET_ATTRIBUTES.OPENLDAP.usernameAttribute,
  },
  bindPassword: '',
}

/** Settings of a directory as the form has them; mapping and groups begin with what is usual. */
export function ldapFrom({ preset, connection, search }: NewStoreForm) {
  return { connection, search, native: { preset, ...LDAP_PRESET_ATTRIBUTES[preset].native } }
}

export async function createStore(values: NewStoreForm): Promise<ActionAnswer<IdentityStoreView>> {
  const { name, description, kind, bindPassword } = values
  const isLdap = kind === 'LDAP'
  const answer = await createIdentityStoreAction({
    name,
    description,
    kind,
    // The directory's own marks decide from the start: who is locked there is locked here.
    ...(isLdap ? { ldap: ldapFrom(values), useNativeSettings: true } : {}),
    ...(isLdap && bindPassword !== '' ? { bindPassword } : {}),
  })
  return answer.ok || !answer.fieldErrors
    ? answer
    : { ...answer, fieldErrors: withoutPrefix(answer.fieldErrors, 'ldap.') }
}
