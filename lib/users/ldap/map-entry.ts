import type { LdapEntry } from '@/lib/egress/ldap-entry'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import type { DirectoryAddress, DirectoryEntry } from './directory-entry'
import { firstPart } from './distinguished-name'
import { nativeState } from './native-state'

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/
const PHONE = /^\+?[0-9][0-9 ().;a-z=/-]*$/i
const MAX_VALUES = 100

/** What of an entry is asked for: only what the mapping needs, the attributes of state among it. */
export function wantedAttributes({ search, mapping, groups, native }: LdapSettings): string[] {
  const { profile, attributes, emailVerified: _, phoneVerified: __, ...simple } = mapping
  const named = [...profile, ...attributes].map((pair) => pair.attribute)
  const states = [
    native.lockAttribute,
    native.disabledAttribute,
    native.passwordChangedAttribute,
    native.mustChangeAttribute,
  ]
  const memberOf = groups.source === 'MEMBER_OF' ? [groups.memberOfAttribute] : []
  return [...new Set([search.usernameAttribute, ...Object.values(simple), ...named, ...states, ...memberOf])].filter(
    Boolean,
  )
}

/** The person in our terms, without groups; values that no field of ours could hold are left out or cut. */
export function mapEntry(entry: LdapEntry, username: string, settings: LdapSettings, now: Date): DirectoryEntry {
  const { mapping, native } = settings
  const text = (attribute: string, maxLength: number) => clean(entry.first(attribute) ?? '', maxLength)
  const email = text(mapping.email, 254)
  const phone = text(mapping.phone, 40)
  const hasEmail = EMAIL.test(email)
  const hasPhone = PHONE.test(phone)
  return {
    dn: entry.dn,
    username,
    displayName: text(mapping.displayName, 200),
    givenName: text(mapping.givenName, 200),
    familyName: text(mapping.familyName, 200),
    email: hasEmail ? email : null,
    emailVerified: hasEmail && mapping.emailVerified,
    phone: hasPhone ? phone : null,
    phoneVerified: hasPhone && mapping.phoneVerified,
    address: address(mapping, text),
    profile: Object.fromEntries(
      mapping.profile.map((pair) => [pair.name, text(pair.attribute, 1000)]).filter(([, value]) => value !== ''),
    ),
    groups: [],
    attributes: customAttributes(entry, mapping.attributes),
    native: nativeState(entry, native, now),
  }
}

/**
 * The name by which a person is known here, whatever was typed: the one in the distinguished name where it is there, so
 * that a person with several names is one person. Null when none of the names is the one that was typed, apart from
 * case: directories also take names for equal that differ in blanks.
 */
export function lastingUsername(entry: LdapEntry, attribute: string, typed: string): string | null {
  const names = entry.all(attribute).filter((value) => value !== '' && clean(value, 256) === value)
  if (!names.some((name) => name.toLowerCase() === typed.toLowerCase())) return null
  const inDn = firstPart(entry.dn)
  const lasting = inDn?.attribute === attribute.toLowerCase() ? names.find((name) => name === inDn.value) : undefined
  return lasting ?? names.toSorted()[0] ?? null
}

/** Text that every database and log can hold: well-formed, without control characters, not too long. */
export function clean(value: string, maxLength: number): string {
  return value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, maxLength)
    .toWellFormed()
}

function address(
  mapping: LdapSettings['mapping'],
  text: (attribute: string, max: number) => string,
): DirectoryAddress | null {
  const parts: [keyof DirectoryAddress, string][] = [
    ['street_address', text(mapping.street, 500)],
    ['locality', text(mapping.locality, 200)],
    ['region', text(mapping.region, 200)],
    ['postal_code', text(mapping.postalCode, 40)],
    ['country', text(mapping.country, 100)],
  ]
  const known = parts.filter(([, value]) => value !== '')
  return known.length === 0 ? null : Object.fromEntries(known)
}

function customAttributes(
  entry: LdapEntry,
  pairs: LdapSettings['mapping']['attributes'],
): DirectoryEntry['attributes'] {
  const found: DirectoryEntry['attributes'] = {}
  for (const { name, attribute } of pairs) {
    const values = entry
      .all(attribute)
      .slice(0, MAX_VALUES)
      .map((value) => clean(value, 1000))
    const [only] = values
    if (only !== undefined) found[name] = values.length === 1 ? only : values
  }
  return found
}
