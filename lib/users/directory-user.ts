import type { Random } from '@/lib/base/random'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import type { DirectoryEntry } from './ldap/directory-entry'
import { newUser } from './user-rules'

/** The row that remembers a person of a directory; an existing one keeps its id and what was decided here. */
export function userFromDirectory(
  store: IdentityStoreRecord,
  entry: DirectoryEntry,
  now: Date,
  random: Random,
): UserRecord {
  const { native, dn, username, ...who } = entry
  const user = newUser({ id: random.uuid(), storeId: store.id }, { username }, { hash: null, mustChange: false }, now)
  const { passwordChangedAt, ...state } = native
  return { ...user, ...who, directoryDn: dn, native: state, passwordChangedAt, seenAt: now }
}
