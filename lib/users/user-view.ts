import type { UserListItem, UserView } from '@/lib/schemas/user'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { nativeDecides, stateName } from './state-rules'

export function userView(user: UserRecord, store: IdentityStoreRecord, now: Date): UserView {
  return {
    id: user.id,
    storeId: store.id,
    storeName: store.name,
    storeKind: store.kind,
    ...userMembers(user),
    directoryDn: user.directoryDn,
    state: stateName(user, store, now),
    lockedAt: user.lockedAt,
    lockedUntil: store.passwordManagement && user.lockedUntil && user.lockedUntil > now ? user.lockedUntil : null,
    disabledAt: user.disabledAt,
    mustChangePassword: user.mustChangePassword,
    failures: user.failures,
    passwordChangedAt: user.passwordChangedAt,
    hasPassword: user.passwordHash !== null,
    tokensValidFrom: user.tokensValidFrom,
    lastSignInAt: user.lastSignInAt,
    native: user.native && user.seenAt ? { ...user.native, decides: nativeDecides(store), seenAt: user.seenAt } : null,
    version: user.version,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }
}

/** What a person can be edited in. */
export function userMembers(user: UserRecord) {
  return {
    username: user.username,
    displayName: user.displayName,
    givenName: user.givenName,
    familyName: user.familyName,
    email: user.email,
    emailVerified: user.emailVerified,
    phone: user.phone,
    phoneVerified: user.phoneVerified,
    address: user.address,
    profile: user.profile,
    groups: user.groups,
    attributes: user.attributes,
    externalId: user.externalId,
  }
}

/** The members an audit entry compares; `passwordHash` is told as a masked change. */
export function auditedMembers(user: UserRecord) {
  return {
    ...userMembers(user),
    disabledAt: user.disabledAt,
    lockedAt: user.lockedAt,
    mustChangePassword: user.mustChangePassword,
    tokensValidFrom: user.tokensValidFrom,
    passwordHash: user.passwordHash,
  }
}

/** Who an audit entry is about. */
export function auditedUser(user: UserRecord) {
  return { entityKind: 'user' as const, entityId: user.id, entityName: user.username }
}

export function userListItem(
  user: UserRecord & { storeName: string },
  store: IdentityStoreRecord | undefined,
  now: Date,
): UserListItem {
  return {
    id: user.id,
    storeId: user.storeId,
    storeName: user.storeName,
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    state: store ? stateName(user, store, now) : 'active',
    lastSignInAt: user.lastSignInAt,
    createdAt: user.createdAt,
  }
}
