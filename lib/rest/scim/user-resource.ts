import type { UserView } from '@/lib/schemas/user'
import { EXTENSION_SCHEMA, USER_SCHEMA } from './attributes'

export type ScimResource = Record<string, unknown>

/** Custom attributes that carry what the core schema has and we have no field for. */
export const KEPT_ATTRIBUTES = ['title', 'userType', 'preferredLanguage'] as const

export const etagOf = ({ version }: Pick<UserView, 'version'>) => `W/"${version}"`
export const locationOf = (base: string, id: string) => `${base}/Users/${id}`

/** A person as provisioning systems read it; never with a password. @see RFC 7643 §4.1 */
export function userResource(user: UserView, base: string): ScimResource {
  const { profile, attributes } = user
  return filled({
    schemas: [USER_SCHEMA, EXTENSION_SCHEMA],
    id: user.id,
    externalId: user.externalId,
    userName: user.username,
    name: filled({
      formatted: user.displayName,
      familyName: user.familyName,
      givenName: user.givenName,
      middleName: profile.middle_name,
    }),
    displayName: user.displayName,
    nickName: profile.nickname,
    profileUrl: profile.profile,
    locale: profile.locale,
    timezone: profile.zoneinfo,
    ...Object.fromEntries(KEPT_ATTRIBUTES.map((name) => [name, attributes[name]])),
    active: user.disabledAt === null,
    emails: user.email ? [{ value: user.email, type: 'work', primary: true }] : [],
    phoneNumbers: user.phone ? [{ value: user.phone, type: 'work', primary: true }] : [],
    addresses: addresses(user.address),
    groups: user.groups.map((name) => ({ value: name, display: name })),
    [EXTENSION_SCHEMA]: {
      groups: user.groups,
      emailVerified: user.emailVerified,
      phoneNumberVerified: user.phoneVerified,
    },
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: locationOf(base, user.id),
      version: etagOf(user),
    },
  })
}

function addresses(address: UserView['address']): unknown[] {
  if (!address) return []
  const { formatted, street_address, locality, region, postal_code, country } = address
  const parts = { formatted, streetAddress: street_address, locality, region, postalCode: postal_code, country }
  return [{ ...filled(parts), type: 'work', primary: true }]
}

/** Without what is unassigned: absent, null, empty text and empty lists are the same. @see RFC 7643 §2.5 */
function filled(resource: ScimResource): ScimResource {
  const isAssigned = (value: unknown) =>
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(typeof value === 'object' && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(resource).filter(([, value]) => isAssigned(value)))
}
