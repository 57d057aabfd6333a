import type { z } from 'zod'
import { AppError, fieldError } from '@/lib/base/app-error'
import {
  type createIdentityStoreSchema,
  IDENTITY_STORE_DEFAULTS,
  type IdentityStoreView,
  type updateIdentityStoreSchema,
} from '@/lib/schemas/identity-store'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import type { StoreScope } from '@/lib/store/store'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { checkLdapSettings } from './ldap/check-settings'

type Created = Omit<z.output<typeof createIdentityStoreSchema>, 'bindPassword'>
type Changed = Omit<z.output<typeof updateIdentityStoreSchema>, 'bindPassword'>

export function newIdentityStore(id: string, given: Created, now: Date): IdentityStoreRecord {
  const { name, kind, ...rest } = given
  return {
    id,
    name,
    kind,
    ...IDENTITY_STORE_DEFAULTS,
    ...defined(rest),
    ldap: given.ldap ?? null,
    bindPassword: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

export function changedIdentityStore(current: IdentityStoreRecord, given: Changed): IdentityStoreRecord {
  return { ...current, ...defined(given) }
}

/** @throws AppError on the field that does not fit the kind */
export function checkKind(store: IdentityStoreRecord, hasBindPassword: boolean): void {
  if (store.kind === 'LDAP' && store.ldap === null) throw fieldError('ldap', 'says how the directory is reached')
  if (store.ldap !== null) checkLdapSettings(store.ldap)
  if (store.kind === 'BUILT_IN' && store.ldap !== null) throw fieldError('ldap', 'is for LDAP directories only')
  if (store.kind === 'BUILT_IN' && hasBindPassword) {
    throw fieldError('bindPassword', 'is for LDAP directories only')
  }
}

/**
 * A password that was typed for one server is not sent to another: whoever may edit the address could otherwise read
 * it there.
 */
export function checkBindPasswordGivenAgain(
  current: IdentityStoreRecord,
  next: IdentityStoreRecord,
  isGiven: boolean,
): void {
  const hasMoved =
    current.ldap?.connection.url !== next.ldap?.connection.url ||
    current.ldap?.connection.bindDn !== next.ldap?.connection.bindDn
  if (hasMoved && current.bindPassword !== null && !isGiven) {
    throw fieldError('bindPassword', 'must be given again when the address or the bind account changes')
  }
}

/** @throws AppError in_use, conflict */
export async function checkDeletable(tx: StoreScope, store: IdentityStoreRecord): Promise<void> {
  if (store.name === DEFAULT_IDENTITY_STORE_NAME) {
    throw new AppError('conflict', `${store.name} is the store domains use unless they name another; it stays`)
  }
  const domains = await tx.identityStores.domainsUsing(store.name, 6)
  if (domains.length > 0) {
    const names = domains.slice(0, 5).map((domain) => domain.name)
    const who = `${names.join(', ')}${domains.length > 5 ? ' and others' : ''}`
    throw new AppError('in_use', `${who} still ${domains.length === 1 ? 'uses' : 'use'} ${store.name}`, {
      data: { domainNames: names },
    })
  }
  // People of a directory are only remembered here and can be forgotten with it.
  const userCount = store.kind === 'BUILT_IN' ? await tx.identityStores.countUsers(store.id, USERS_COUNTED) : 0
  if (userCount > 0) {
    const counted =
      userCount === USERS_COUNTED ? `${(USERS_COUNTED - 1).toLocaleString('en')} users or more` : plural(userCount)
    throw new AppError('in_use', `${store.name} still holds ${counted}; delete them first`, { data: { userCount } })
  }
}

/** Users of one store counted at most for a view. */
export const USERS_COUNTED = 100_001
const DOMAINS_NAMED = 100

const plural = (count: number) => (count === 1 ? 'one user' : `${count.toLocaleString('en')} users`)

export async function identityStoreView(scope: StoreScope, store: IdentityStoreRecord): Promise<IdentityStoreView> {
  const counted = await scope.identityStores.countUsers(store.id, USERS_COUNTED)
  const domains = await scope.identityStores.domainsUsing(store.name, DOMAINS_NAMED)
  return {
    id: store.id,
    ...identityStoreMembers(store),
    ldap: store.ldap,
    hasBindPassword: store.bindPassword !== null,
    domainNames: domains.map((domain) => domain.name).sort(),
    userCount: Math.min(counted, USERS_COUNTED - 1),
    userCountIsExact: counted < USERS_COUNTED,
    version: store.version,
    createdAt: store.createdAt,
    updatedAt: store.updatedAt,
  }
}

export function identityStoreMembers(store: IdentityStoreRecord) {
  return {
    name: store.name,
    kind: store.kind,
    description: store.description,
    useNativeSettings: store.useNativeSettings,
    passwordManagement: store.passwordManagement,
    lockoutFailures: store.lockoutFailures,
    lockoutWindowSeconds: store.lockoutWindowSeconds,
    lockoutDurationSeconds: store.lockoutDurationSeconds,
  }
}

/** The members an audit entry compares; the bind password is told as a masked change. */
export function auditedStore(store: IdentityStoreRecord) {
  return {
    ...identityStoreMembers(store),
    ldap: store.ldap,
    bindPassword: store.bindPassword === null ? null : Buffer.from(store.bindPassword).toString('base64'),
  }
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
