import { z } from 'zod'
import { LDAP_GROUP_SOURCES, LDAP_PRESET_ATTRIBUTES, LDAP_PRESETS, LDAP_SEARCH_SCOPES } from './ldap-presets'
import { line, paragraph } from './text'
import { ATTRIBUTE_NAME, PROFILE_CLAIMS } from './user'

const OPENLDAP = LDAP_PRESET_ATTRIBUTES.OPENLDAP
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** Name or object identifier of an attribute, with options such as `;lang-en`. @see RFC 4512 §2.5 */
const LDAP_ATTRIBUTE = /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)(?:;[A-Za-z0-9-]+)*$/
const rule = 'must be the name of a directory attribute'
const attribute = line(100).regex(LDAP_ATTRIBUTE, rule)
const optionalAttribute = z.union([z.literal(''), attribute], rule)

const distinguishedName = line(1000).trim()
const filter = line(2000)
  .trim()
  .refine((value) => value === '' || /^\(.*\)$/.test(value), 'must be a filter in parentheses, for example (uid=*)')

const url = line(300)
  .trim()
  .refine(
    (value) => parseLdapUrl(value) !== null,
    'must be ldaps://host or ldap://host, with a port where it is another',
  )

/** Scheme, host and port of a directory; null for anything else, also for a URL with a path or a user. */
export function parseLdapUrl(
  text: string,
): { isSecure: boolean; host: string; port: number; isLoopback: boolean } | null {
  const parts = /^(ldaps?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(text)
  if (!parts) return null
  const isSecure = parts[1]?.toLowerCase() === 'ldaps'
  const host = (parts[2] ?? '').toLowerCase()
  const port = Number(parts[3] ?? (isSecure ? 636 : 389))
  if (port < 1 || port > 65_535) return null
  return { isSecure, host: host.replace(/^\[|\]$/g, ''), port, isLoopback: LOOPBACK_HOSTS.includes(host) }
}

export const ldapConnectionSchema = z.strictObject({
  url: url.meta({
    description: 'Address of the directory; ldap:// is upgraded with StartTLS',
    example: 'ldaps://ldap.example.com',
  }),
  allowPlaintext: z.boolean().default(false).meta({
    description: 'No TLS at all; taken only for ldap:// to this very machine, for example to a proxy beside the server',
  }),
  caCertificates: paragraph(100_000).default('').meta({
    description: 'PEM certificates of the authorities to believe; empty for those of the operating system',
  }),
  bindDn: distinguishedName.default('').meta({
    description: 'Account that searches; empty to search without one',
    example: 'cn=gatehouse,ou=services,dc=example,dc=com',
  }),
  connectTimeoutMs: z
    .number()
    .int()
    .min(100)
    .max(30_000)
    .default(3000)
    .meta({ description: 'Milliseconds until a connection stands' }),
  operationTimeoutMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(5000)
    .meta({ description: 'Milliseconds for a question and its answer, waiting included' }),
  maxConnections: z.number().int().min(1).max(50).default(8).meta({ description: 'Connections of one node at a time' }),
})

export const ldapSearchSchema = z.strictObject({
  baseDn: distinguishedName
    .min(1, 'is required')
    .meta({ description: 'Where people are searched', example: 'ou=people,dc=example,dc=com' }),
  scope: z.enum(LDAP_SEARCH_SCOPES).default('SUBTREE').meta({ description: 'How deep the search goes' }),
  filter: filter.default(OPENLDAP.filter).meta({ description: 'Who counts as a person' }),
  usernameAttribute: attribute.default(OPENLDAP.usernameAttribute).meta({ description: 'Holds the user name' }),
})

const pairs = <K extends z.ZodType>(key: K) => z.array(z.strictObject({ name: key, attribute })).max(100)

export const ldapMappingSchema = z.strictObject({
  displayName: optionalAttribute.default('cn').meta({ description: 'Full name' }),
  givenName: optionalAttribute.default('givenName').meta({ description: 'Given name' }),
  familyName: optionalAttribute.default('sn').meta({ description: 'Family name' }),
  email: optionalAttribute.default('mail').meta({ description: 'E-mail address' }),
  emailVerified: z
    .boolean()
    .default(false)
    .meta({ description: 'E-mail addresses of the directory are known to be right' }),
  phone: optionalAttribute.default('telephoneNumber').meta({ description: 'Telephone number' }),
  phoneVerified: z
    .boolean()
    .default(false)
    .meta({ description: 'Telephone numbers of the directory are known to be right' }),
  street: optionalAttribute.default('street').meta({ description: 'Street and house' }),
  locality: optionalAttribute.default('l').meta({ description: 'Town' }),
  region: optionalAttribute.default('st').meta({ description: 'Region' }),
  postalCode: optionalAttribute.default('postalCode').meta({ description: 'Postal code' }),
  country: optionalAttribute.default('c').meta({ description: 'Country' }),
  profile: pairs(z.enum(PROFILE_CLAIMS, 'is not a standard profile claim'))
    .default([])
    .meta({ description: 'Further standard profile claims' }),
  attributes: pairs(
    z.string().regex(ATTRIBUTE_NAME, 'must start with a letter and hold only letters, digits and _ . : -'),
  )
    .default([])
    .meta({ description: 'Custom attributes, for claims of your own' }),
})

export const ldapGroupsSchema = z.strictObject({
  source: z.enum(LDAP_GROUP_SOURCES).default('MEMBER_OF').meta({ description: 'How groups are found' }),
  memberOfAttribute: attribute.default('memberOf').meta({ description: 'Lists the groups in the entry of a person' }),
  baseDn: distinguishedName.default('').meta({ description: 'Where groups are searched; only groups below it count' }),
  filter: filter.default('(objectClass=groupOfNames)').meta({ description: 'What counts as a group' }),
  memberAttribute: attribute.default('member').meta({ description: 'Lists people in the entry of a group' }),
  nameAttribute: attribute.default('cn').meta({ description: 'Holds the name of a group' }),
})

export const ldapNativeSchema = z.strictObject({
  preset: z.enum(LDAP_PRESETS).default('OPENLDAP').meta({ description: 'How lock and password state is written' }),
  lockAttribute: optionalAttribute
    .default(OPENLDAP.native.lockAttribute)
    .meta({ description: 'Says that the account is locked' }),
  lockDurationSeconds: z.number().int().min(0).max(31_536_000).default(0).meta({
    description: 'How long a lock of the directory lasts; 0 until somebody ends it',
  }),
  disabledAttribute: optionalAttribute
    .default(OPENLDAP.native.disabledAttribute)
    .meta({ description: 'Says that the account is disabled' }),
  passwordChangedAttribute: optionalAttribute
    .default(OPENLDAP.native.passwordChangedAttribute)
    .meta({ description: 'When the password was last changed' }),
  mustChangeAttribute: optionalAttribute
    .default(OPENLDAP.native.mustChangeAttribute)
    .meta({ description: 'Says that the password must be changed first' }),
})

/** How an LDAP identity store is asked. The password of the bind account is kept apart, sealed. */
export const ldapSettingsSchema = z
  .strictObject({
    connection: ldapConnectionSchema,
    search: ldapSearchSchema,
    mapping: ldapMappingSchema.prefault({}),
    groups: ldapGroupsSchema.prefault({}),
    native: ldapNativeSchema.prefault({}),
  })
  .superRefine((value, context) => {
    const target = parseLdapUrl(value.connection.url)
    if (value.connection.allowPlaintext && target && (target.isSecure || !target.isLoopback)) {
      context.addIssue({
        code: 'custom',
        path: ['connection', 'allowPlaintext'],
        message: 'is taken only for ldap:// to this very machine',
      })
    }
    if (value.groups.source === 'SEARCH' && value.groups.baseDn === '') {
      context.addIssue({ code: 'custom', path: ['groups', 'baseDn'], message: 'is required to search groups' })
    }
  })

export type LdapSettings = z.output<typeof ldapSettingsSchema>
export type LdapSettingsInput = z.input<typeof ldapSettingsSchema>
