import { AppError } from '@/lib/base/app-error'
import type { User } from '@/lib/schemas/user'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'

type Given = Partial<User> & Pick<User, 'username'>

/** A new person: what was given, nothing for the rest. */
export function newUser(
  ids: { id: string; storeId: string },
  given: Given,
  password: { hash: string | null; mustChange: boolean },
  now: Date,
): UserRecord {
  return {
    ...ids,
    username: given.username,
    displayName: given.displayName ?? '',
    givenName: given.givenName ?? '',
    familyName: given.familyName ?? '',
    email: given.email ?? null,
    emailVerified: given.emailVerified ?? false,
    phone: given.phone ?? null,
    phoneVerified: given.phoneVerified ?? false,
    address: filledAddress(given.address ?? null),
    profile: given.profile ?? {},
    groups: given.groups ?? [],
    attributes: given.attributes ?? {},
    externalId: given.externalId ?? null,
    directoryDn: null,
    native: null,
    seenAt: null,
    passwordHash: password.hash,
    passwordChangedAt: password.hash === null ? null : now,
    mustChangePassword: password.mustChange,
    disabledAt: null,
    lockedAt: null,
    lockedUntil: null,
    failures: 0,
    failureWindowStartAt: null,
    tokensValidFrom: null,
    lastSignInAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** The person after an edit: members sent replace, members absent are kept. */
export function changedUser(current: UserRecord, given: Partial<User>): UserRecord {
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<User>
  const next = {
    ...current,
    ...sent,
    address: filledAddress(sent.address === undefined ? current.address : sent.address),
  }
  // What was verified is the old address, or the old number.
  if (sent.email !== undefined && sent.email !== current.email && sent.emailVerified === undefined) {
    next.emailVerified = false
  }
  if (sent.phone !== undefined && sent.phone !== current.phone && sent.phoneVerified === undefined) {
    next.phoneVerified = false
  }
  return next
}

/** An address of empty parts is none. */
function filledAddress(address: User['address']): User['address'] {
  const parts = Object.entries(address ?? {}).filter(([, part]) => part !== undefined && part !== '')
  return parts.length === 0 ? null : Object.fromEntries(parts)
}

/** Who people are, and their passwords, is changed where they are kept. */
export function requireBuiltIn(store: IdentityStoreRecord, what: string): void {
  if (store.kind === 'BUILT_IN') return
  throw new AppError('conflict', `${store.name} is a directory: ${what} there, not here`)
}
