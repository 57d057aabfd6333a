/**
 * The attributes of a user as provisioning systems see them: the source of `/Schemas`, and of which names are taken.
 * @see RFC 7643 §4.1 and §7
 */
export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const EXTENSION_SCHEMA = 'urn:gatehouse:scim:schemas:extension:1.0:User'

export interface ScimAttribute {
  name: string
  type: 'string' | 'boolean' | 'complex' | 'reference' | 'dateTime'
  description: string
  multiValued?: boolean
  required?: boolean
  mutability?: 'readWrite' | 'readOnly' | 'writeOnly'
  returned?: 'default' | 'never' | 'always'
  uniqueness?: 'none' | 'server'
  subAttributes?: readonly ScimAttribute[]
}

const text = (name: string, description: string): ScimAttribute => ({ name, type: 'string', description })

const one = (name: string, description: string, value: string): ScimAttribute => ({
  name,
  type: 'complex',
  multiValued: true,
  description: `${description} One is kept: the primary one, else the first.`,
  subAttributes: [
    text('value', value),
    text('type', 'Always `work`'),
    { name: 'primary', type: 'boolean', description: 'Always true' },
  ],
})

export const CORE_ATTRIBUTES: readonly ScimAttribute[] = [
  { ...text('userName', 'Name to sign in with, `sub` in tokens'), required: true, uniqueness: 'server' },
  {
    name: 'name',
    type: 'complex',
    description: 'Parts of the name',
    subAttributes: [
      text('formatted', 'Full name; taken where displayName is absent'),
      text('familyName', 'Family name'),
      text('givenName', 'Given name'),
      text('middleName', 'Middle name'),
    ],
  },
  text('displayName', 'Full name, `name` in tokens'),
  text('nickName', 'Nickname'),
  { name: 'profileUrl', type: 'reference', description: 'Page about the person' },
  text('title', 'Title, kept as a custom attribute'),
  text('userType', 'Kind of user, kept as a custom attribute'),
  text('preferredLanguage', 'Language, kept as a custom attribute'),
  text('locale', 'Language and country, `locale` in tokens'),
  text('timezone', 'Time zone, `zoneinfo` in tokens'),
  { name: 'active', type: 'boolean', description: 'False refuses the person and every token at once' },
  { ...text('password', 'New password'), mutability: 'writeOnly', returned: 'never' },
  one('emails', 'E-mail address.', 'Address'),
  one('phoneNumbers', 'Telephone number.', 'Number'),
  {
    name: 'addresses',
    type: 'complex',
    multiValued: true,
    description: 'Postal address. One is kept: the primary one, else the first.',
    subAttributes: [
      text('formatted', 'As written on an envelope'),
      text('streetAddress', 'Street and house'),
      text('locality', 'Town'),
      text('region', 'Region'),
      text('postalCode', 'Postal code'),
      text('country', 'Country'),
      text('type', 'Always `work`'),
      { name: 'primary', type: 'boolean', description: 'Always true' },
    ],
  },
  {
    name: 'groups',
    type: 'complex',
    multiValued: true,
    mutability: 'readOnly',
    description: 'Groups of the person; written through the extension',
    subAttributes: [
      { ...text('value', 'Name'), mutability: 'readOnly' },
      { ...text('display', 'Name'), mutability: 'readOnly' },
    ],
  },
]

export const EXTENSION_ATTRIBUTES: readonly ScimAttribute[] = [
  { ...text('groups', 'Names of the groups the person belongs to'), multiValued: true },
  { name: 'emailVerified', type: 'boolean', description: 'Somebody made sure that the e-mail address is theirs' },
  { name: 'phoneNumberVerified', type: 'boolean', description: 'Somebody made sure that the number is theirs' },
]

/** Every resource has these. @see RFC 7643 §3.1 */
export const COMMON_ATTRIBUTES: readonly ScimAttribute[] = [
  { ...text('id', 'Lasting id, `uid` in tokens'), mutability: 'readOnly', returned: 'always', uniqueness: 'server' },
  text('externalId', 'Identifier in the provisioning system'),
  { name: 'meta', type: 'complex', description: 'Facts about the resource', mutability: 'readOnly' },
  { ...text('schemas', 'What the resource consists of'), multiValued: true, returned: 'always' },
]

/** Names are compared without case; the canonical spelling, or undefined for a name nobody knows. @see RFC 7643 §2.1 */
export function attributeNamed(list: readonly ScimAttribute[], name: string): ScimAttribute | undefined {
  const wanted = name.toLowerCase()
  return list.find((attribute) => attribute.name.toLowerCase() === wanted)
}
