import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import type { DirectoryPeople } from '@/lib/schemas/directory-person'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { openBindPassword } from './bind-password'
import { userFromDirectory } from './directory-user'
import { type DirectoryEntry, DirectoryUnavailable } from './ldap/directory-entry'
import { ldapDirectory } from './ldap/ldap-directory'
import type { DirectoryPort } from './ldap/port'
import { loadIdentityStore } from './reach'
import { auditedMembers, auditedUser } from './user-view'

/** People shown of one search; who is further down is found by more letters. */
const SHOWN = 50

/** People of a directory whose user name, name or e-mail address begins so, asked of the directory itself. */
export async function searchDirectoryPeople(
  ctx: ServiceContext,
  storeId: string,
  beginning: string,
  directory: DirectoryPort = ldapDirectory,
): Promise<DirectoryPeople> {
  const store = await loadDirectory(ctx, storeId, 'users:read')
  try {
    const bindPassword = openBindPassword(ctx.masterKey, store)
    const found = await directory.searchDirectory(store, bindPassword, beginning.slice(0, 200), SHOWN + 1)
    return { people: found.slice(0, SHOWN).map(item), isCut: found.length > SHOWN, problem: null }
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error
    return { people: [], isCut: false, problem: error.message }
  }
}

/**
 * Remembers a person of a directory before their first sign-in, so that they can be looked at, locked and disabled here.
 * @throws AppError not_found when the directory does not know them, unavailable when it does not answer
 */
export async function rememberDirectoryPerson(
  ctx: ServiceContext,
  storeId: string,
  username: string,
  directory: DirectoryPort = ldapDirectory,
): Promise<{ id: string }> {
  const store = await loadDirectory(ctx, storeId, 'users:write')
  const entry = await find(ctx, store, username, directory)
  if (!entry) throw new AppError('not_found', `${store.name} has nobody of that name`)
  const known = await ctx.store.users.byUsername(store.id, entry.username)
  if (known) return { id: known.id }
  const user = await ctx.store.users.upsertFromDirectory(userFromDirectory(store, entry, ctx.clock.now(), ctx.random))
  const detail = { store: store.name, via: 'directory' }
  await ctx.store.write((tx) =>
    record(tx, ctx, { action: 'user.create', ...auditedUser(user), after: auditedMembers(user), detail }),
  )
  return { id: user.id }
}

async function loadDirectory(
  ctx: ServiceContext,
  id: string,
  permission: 'users:read' | 'users:write',
): Promise<IdentityStoreRecord> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, permission, { id })
  if (store.kind !== 'LDAP') throw new AppError('conflict', `${store.name} is no directory`)
  return store
}

async function find(
  ctx: ServiceContext,
  store: IdentityStoreRecord,
  username: string,
  directory: DirectoryPort,
): Promise<DirectoryEntry | null> {
  try {
    return await directory.findInDirectory(store, openBindPassword(ctx.masterKey, store), username)
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error
    throw new AppError('unavailable', error.message)
  }
}

function item({ username, displayName, email, native }: DirectoryEntry): DirectoryPeople['people'][number] {
  return {
    username,
    displayName,
    email,
    marks: [
      ...(native.locked ? (['locked'] as const) : []),
      ...(native.disabled ? (['disabled'] as const) : []),
      ...(native.mustChangePassword ? (['must change the password'] as const) : []),
    ],
  }
}
