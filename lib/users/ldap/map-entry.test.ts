import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LdapEntry } from '@/lib/egress/ldap-entry'
import { ldapSettingsSchema } from '@/lib/schemas/ldap-settings'
import { userSchema } from '@/lib/schemas/user'
import { firstPart, isBelow } from './distinguished-name'
import { lastingUsername, mapEntry } from './map-entry'

const settings = ldapSettingsSchema.parse({
  connection: { url: 'ldaps://ldap.example' },
  search: { baseDn: 'dc=example' },
  mapping: {
    profile: [{ name: 'locale', attribute: 'preferredLanguage' }],
    attributes: [{ name: 'desk', attribute: 'roomNumber' }],
  },
})
const NOW = new Date('2026-03-01T00:00:00Z')
const NAMES = [
  'cn',
  'givenName',
  'sn',
  'mail',
  'telephoneNumber',
  'street',
  'l',
  'preferredLanguage',
  'roomNumber',
  'pwdChangedTime',
]

describe('mapping an entry', () => {
  it('never makes a person that no field of ours could hold, whatever the directory says', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 5000 })), { maxLength: 3 })
    const entries = fc.dictionary(fc.constantFrom(...NAMES), values)
    fc.assert(
      fc.property(entries, (attributes) => {
        const entry = new LdapEntry('uid=a,dc=example', Object.entries(attributes))
        const { dn: _, native: __, ...person } = mapEntry(entry, 'a', settings, NOW)
        expect(userSchema.omit({ externalId: true, email: true }).safeParse(person).error).toBeUndefined()
      }),
    )
  })

  it('leaves out what is no e-mail address and no telephone number', () => {
    const entry = new LdapEntry('uid=a', [
      ['mail', ['not an address']],
      ['telephoneNumber', ['call me']],
    ])
    expect(mapEntry(entry, 'a', settings, NOW)).toMatchObject({ email: null, phone: null })
  })

  it('remembers a person of several names by the one in the distinguished name', () => {
    const entry = new LdapEntry('uid=b,dc=example', [['uid', ['a', 'b']]])
    expect([lastingUsername(entry, 'uid', 'a'), lastingUsername(entry, 'uid', 'B')]).toEqual(['b', 'b'])
    expect(lastingUsername(entry, 'uid', 'c')).toBeNull()
    expect(lastingUsername(new LdapEntry('cn=x', [['uid', ['b', 'a']]]), 'uid', 'b')).toBe('a')
  })
})

describe('distinguished names (RFC 4514)', () => {
  it('give the value of their first part, escapes undone', () => {
    expect(firstPart('CN=night\\2Caudit\\, ltd+ou=x,dc=example')).toEqual({
      attribute: 'cn',
      value: 'night,audit, ltd',
    })
    expect(firstPart('cn=Z\\C3\\BCrich,dc=example')?.value).toBe('Zürich')
    expect(firstPart('nonsense')).toBeNull()
  })

  it('are below a base part by part, not letter by letter', () => {
    expect(isBelow('cn=a,OU=Groups, dc=example', 'ou=groups,dc=example')).toBe(true)
    expect(isBelow('cn=a\\,ou=groups,dc=example', 'ou=groups,dc=example')).toBe(false)
    expect(isBelow('cn=a,xou=groups,dc=example', 'ou=groups,dc=example')).toBe(false)
    expect(isBelow('dc=example', 'ou=groups,dc=example')).toBe(false)
  })
})
