import type { UserView } from '@/lib/schemas/user'
import type { Provisioned } from '@/lib/users/provisioning'
import { EXTENSION_SCHEMA } from './attributes'
import { isObject } from './canonical'
import { invalidValue } from './scim-error'
import { KEPT_ATTRIBUTES, type ScimResource } from './user-resource'

const PROFILE_NAMES = { nickName: 'nickname', profileUrl: 'profile', locale: 'locale', timezone: 'zoneinfo' } as const
const ADDRESS_NAMES = {
  formatted: 'formatted',
  streetAddress: 'street_address',
  locality: 'locality',
  region: 'region',
  postalCode: 'postal_code',
  country: 'country',
} as const

/**
 * What a resource says of a person. Attributes that are absent are unassigned; what the protocol has no attribute for
 * stays as it is, and so do the members of the extension when the resource has none.
 * @param resource in canonical names
 * @param current the person as stored; null for a new one
 */
export function readUser(resource: ScimResource, current: UserView | null): Provisioned {
  const text = (name: string) => (typeof resource[name] === 'string' ? resource[name] : '')
  if (text('userName') === '') throw invalidValue('userName is required')
  const name = isObject(resource.name) ? resource.name : {}
  return {
    members: {
      username: text('userName'),
      externalId: text('externalId') || null,
      displayName: displayName(text('displayName'), partOf(name, 'formatted'), current),
      givenName: partOf(name, 'givenName'),
      familyName: partOf(name, 'familyName'),
      email: partOf(principal(resource.emails), 'value') || null,
      phone: partOf(principal(resource.phoneNumbers), 'value') || null,
      address: address(principal(resource.addresses)),
      profile: replaced(current?.profile ?? {}, [
        ...Object.entries(PROFILE_NAMES).map(([from, to]) => [to, text(from)] as const),
        ['middle_name', partOf(name, 'middleName')],
      ]),
      attributes: replaced(
        current?.attributes ?? {},
        KEPT_ATTRIBUTES.map((attribute) => [attribute, text(attribute)] as const),
      ),
      ...extensionMembers(resource[EXTENSION_SCHEMA], current),
    },
    ...(typeof resource.active === 'boolean' ? { active: resource.active } : {}),
    ...(typeof resource.password === 'string' ? { password: resource.password } : {}),
  }
}

/** The full name stands in two places; the one that was changed counts. */
function displayName(display: string, formatted: string, current: UserView | null): string {
  const isUnchanged = current !== null && display === current.displayName
  return isUnchanged && formatted !== '' ? formatted : display || formatted
}

function extensionMembers(extension: unknown, current: UserView | null): Record<string, unknown> {
  if (!isObject(extension)) return {}
  const { groups = [], emailVerified = false, phoneNumberVerified = false } = extension
  return {
    groups,
    // One that only came back as it was is not said again: a new address is not verified because the old one was.
    ...(emailVerified === current?.emailVerified ? {} : { emailVerified }),
    ...(phoneNumberVerified === current?.phoneVerified ? {} : { phoneVerified: phoneNumberVerified }),
  }
}

/** Of several values the primary one, the last that calls itself so; else the first. */
function principal(values: unknown): Record<string, unknown> {
  const items = Array.isArray(values) ? values.filter(isObject) : []
  return items.findLast((item) => item.primary === true) ?? items[0] ?? {}
}

function partOf(object: Record<string, unknown>, name: string): string {
  const value = object[name]
  return typeof value === 'string' ? value : ''
}

function address(sent: Record<string, unknown>): Record<string, string> | null {
  const parts = Object.entries(ADDRESS_NAMES).map(([from, to]) => [to, partOf(sent, from)] as const)
  const known = parts.filter(([, value]) => value !== '')
  return known.length === 0 ? null : Object.fromEntries(known)
}

/** `before` with some members set, or taken away where the new value is empty. */
function replaced(before: object, members: readonly (readonly [string, string])[]): Record<string, unknown> {
  const after: Record<string, unknown> = { ...before }
  for (const [name, value] of members) {
    if (value === '') delete after[name]
    else after[name] = value
  }
  return after
}
