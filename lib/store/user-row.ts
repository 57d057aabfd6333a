import { z } from 'zod'
import { addressSchema, groupsSchema, profileSchema, userAttributesSchema } from '@/lib/schemas/user'
import { json, nullableJson } from './db'
import type { User } from './generated/sqlite/client'
import { searchWords, termsOf } from './search-terms'
import type { UserRecord } from './user-types'

const nativeSchema = z.object({ locked: z.boolean(), disabled: z.boolean(), mustChangePassword: z.boolean() })

export function toUserRecord({ usernameLower: _name, emailLower: _email, ...row }: User): UserRecord {
  return {
    ...row,
    address: addressSchema.nullable().parse(row.address),
    profile: profileSchema.parse(row.profile),
    groups: groupsSchema.parse(row.groups),
    attributes: userAttributesSchema.parse(row.attributes),
    native: nativeSchema.nullable().parse(row.native),
  }
}

export function toUserRow(user: UserRecord) {
  return {
    ...user,
    usernameLower: user.username.toLowerCase(),
    emailLower: user.email?.toLowerCase() ?? '',
    address: nullableJson(user.address),
    profile: json(user.profile),
    groups: json(user.groups),
    attributes: json(user.attributes),
    native: nullableJson(user.native),
  }
}

export type UserFlagName = 'DISABLED' | 'LOCKED' | 'MUST_CHANGE'
/** Flags as bits of the search index, so that a search among a few locked people does not look at everybody. */
export const USER_FACETS: Record<UserFlagName, number> = { DISABLED: 1, LOCKED: 2, MUST_CHANGE: 4 }

/** What stands in the user's way; a lock by failures also says when it ends. */
export function userFlags(user: UserRecord): { flag: UserFlagName; until: Date | null }[] {
  const flags: { flag: UserFlagName; until: Date | null }[] = []
  if (user.disabledAt) flags.push({ flag: 'DISABLED', until: null })
  if (user.lockedAt ?? user.lockedUntil) {
    flags.push({ flag: 'LOCKED', until: user.lockedAt ? null : user.lockedUntil })
  }
  if (user.mustChangePassword) flags.push({ flag: 'MUST_CHANGE', until: null })
  return flags
}

export function toFlagRows(user: UserRecord) {
  return userFlags(user).map(({ flag, until }) => ({
    userId: user.id,
    flag,
    storeId: user.storeId,
    usernameLower: user.username.toLowerCase(),
    emailLower: user.email?.toLowerCase() ?? '',
    createdAt: user.createdAt,
    until,
  }))
}

/**
 * The words a user is found by: names and their parts, user name, e-mail address. The part behind an @ is not a word of
 * its own: a million people share it.
 */
export function userTerms(user: Pick<UserRecord, 'username' | 'displayName' | 'givenName' | 'familyName' | 'email'>) {
  const local = user.username.split('@')[0] ?? ''
  const names = termsOf([local, user.displayName, user.givenName, user.familyName])
  return [...new Set([...searchWords(user.username), ...names, ...searchWords(user.email ?? '')])]
}

/** Rows of SearchTerm; a user belongs to its store as a client belongs to its domain. */
export function toUserTermRows(user: UserRecord) {
  const facets = userFlags(user).reduce((bits, { flag }) => bits | USER_FACETS[flag], 0)
  return userTerms(user).map((term) => ({
    kind: 'user',
    entityId: user.id,
    domainId: user.storeId,
    term,
    facets,
  }))
}
