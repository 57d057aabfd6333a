import type { PasswordVerdict, RuntimeDomain } from '@/lib/oauth/ports'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { openBindPassword } from './bind-password'
import { verdictOf } from './built-in-password'
import { userFromDirectory } from './directory-user'
import type { DirectoryEntry } from './ldap/directory-entry'
import { DirectoryUnavailable } from './ldap/directory-entry'
import type { DirectoryPort } from './ldap/port'
import type { LockoutDeps } from './lockout'
import { refusalOf } from './state-rules'

export interface LdapDeps extends LockoutDeps {
  directory: DirectoryPort
}

/** Checks a password that a directory keeps, and remembers the person it found. */
export async function authenticateLdap(
  deps: LdapDeps,
  domain: RuntimeDomain,
  store: IdentityStoreRecord,
  attempt: { username: string; password: string; now: Date },
): Promise<PasswordVerdict> {
  const { username, password, now } = attempt
  const known = await deps.store.users.byUsername(store.id, username)
  const standing = known && refusalOf({ ...known, native: null }, store, now)
  if (known && standing && standing !== 'must-change-password') {
    // Somebody locked here is not tried there: the directory would count the guesses, too. It is only looked up.
    const found = await lookUp(deps, store, username)
    return found === 'unavailable' ? { outcome: 'unavailable' } : { outcome: 'refused', reason: standing }
  }
  const bindPassword = openBindPassword(deps.masterKey, store)
  const verdict = await deps.directory.authenticateInDirectory(store, bindPassword, username, password)
  if (verdict.outcome === 'unavailable') return verdict
  if (verdict.outcome === 'refused') {
    if (verdict.reason !== 'password') return { outcome: 'refused', reason: verdict.reason }
    const user = verdict.entry ? await remember(deps, store, verdict.entry, now) : known
    if (!user) return { outcome: 'refused', reason: 'unknown' }
    return verdictOf(deps, domain, store, user, { isRight: false, passwordHash: null, now })
  }
  const user = await remember(deps, store, verdict.entry, now)
  return verdictOf(deps, domain, store, user, { isRight: true, passwordHash: null, now })
}

/** The row of a person as the directory has it now, made at first sight. */
export function remember(
  deps: LdapDeps,
  store: IdentityStoreRecord,
  entry: DirectoryEntry,
  now: Date,
): Promise<UserRecord> {
  return deps.store.users.upsertFromDirectory(userFromDirectory(store, entry, now, deps.random))
}

/** Another password for a person of a directory; answers with the row that remembers the person. */
export async function changeInDirectory(
  deps: LdapDeps,
  store: IdentityStoreRecord,
  username: string,
  { now, ...passwords }: { current: string; next: string; now: Date },
): Promise<UserRecord | 'refused' | 'unfit' | 'unavailable'> {
  const bindPassword = openBindPassword(deps.masterKey, store)
  const answer = await deps.directory.changePasswordInDirectory(store, bindPassword, username, passwords)
  return answer.outcome === 'changed' ? remember(deps, store, answer.entry, now) : answer.outcome
}

export async function lookUp(
  { directory, masterKey }: LdapDeps,
  store: IdentityStoreRecord,
  username: string,
): Promise<DirectoryEntry | null | 'unavailable'> {
  try {
    return await directory.findInDirectory(store, openBindPassword(masterKey, store), username)
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return 'unavailable'
    throw error
  }
}
