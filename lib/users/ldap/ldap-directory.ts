import { type Clock, systemClock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { LdapClient } from '@/lib/egress/ldap-client'
import { isLdapFailure, type LdapFailure } from '@/lib/egress/ldap-failure'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import {
  type DirectoryChange,
  type DirectoryEntry,
  DirectoryUnavailable,
  type DirectoryVerdict,
} from './directory-entry'
import { findEntry, personOf, searchPeople } from './find-person'
import { clientOf } from './ldap-clients'
import type { DirectoryPort } from './port'

const REASONS = {
  locked: 'locked',
  disabled: 'disabled',
  'must-change': 'must-change-password',
  refused: 'password',
} as const

/** Asks the directories that LDAP identity stores name. Times are compared with `clock`: locks of a directory may end. */
export function createLdapDirectory(clock: Clock): DirectoryPort {
  return {
    async authenticateInDirectory(store, bindPassword, username, password): Promise<DirectoryVerdict> {
      try {
        return await ask(store, bindPassword, (client, settings) =>
          authenticate(client, settings, username, password, clock.now()),
        )
      } catch (error) {
        if (error instanceof DirectoryUnavailable) return { outcome: 'unavailable' }
        throw error
      }
    },

    async changePasswordInDirectory(store, bindPassword, username, passwords): Promise<DirectoryChange> {
      try {
        return await ask(store, bindPassword, async (client, settings) => {
          const found = await findEntry(client, settings, username)
          if (!found) return { outcome: 'refused' as const }
          const entry = await personOf(client, settings, found, clock.now())
          const way = settings.native.preset === 'ACTIVE_DIRECTORY' ? 'active-directory' : 'password-modify'
          const outcome = await client.changePassword(entry.dn, passwords, way)
          return outcome === 'changed' ? { outcome, entry } : { outcome }
        })
      } catch (error) {
        if (error instanceof DirectoryUnavailable) return { outcome: 'unavailable' }
        throw error
      }
    },

    findInDirectory: (store, bindPassword, username) =>
      ask(store, bindPassword, async (client, settings) => {
        const found = await findEntry(client, settings, username)
        return found && personOf(client, settings, found, clock.now())
      }),

    searchDirectory: (store, bindPassword, beginning, limit) =>
      ask(store, bindPassword, (client, settings) => searchPeople(client, settings, beginning, limit, clock.now())),
  }
}

export const ldapDirectory = createLdapDirectory(systemClock)

async function authenticate(
  client: LdapClient,
  settings: LdapSettings,
  username: string,
  password: string,
  now: Date,
): Promise<DirectoryVerdict> {
  const found = await findEntry(client, settings, username)
  if (!found) {
    await askAboutNobody(client, settings, password)
    return { outcome: 'refused', reason: 'unknown' }
  }
  const entry = await personOf(client, settings, found, now)
  const verdict = await client.checkPassword(entry.dn, password)
  // Who was let in is not locked there: an old mark of a lock that ended may still stand in the entry.
  if (verdict === 'match') return { outcome: 'match', entry: { ...entry, native: { ...entry.native, locked: false } } }
  const reason = verdict === 'refused' ? reasonInEntry(entry) : REASONS[verdict]
  return { outcome: 'refused', reason, entry }
}

/** As many questions as for somebody who is there, so that time tells less. */
async function askAboutNobody(client: LdapClient, { search }: LdapSettings, password: string): Promise<void> {
  try {
    await client.checkPassword(`${search.usernameAttribute}=nobody,${search.baseDn}`, password)
  } catch (error) {
    // Some directories find such a name malformed; that too is an answer.
    if (!isLdapFailure(error) || error.kind !== 'answer') throw error
  }
}

/** A directory that refuses seldom says why; its own marks may. */
function reasonInEntry({ native }: DirectoryEntry): 'disabled' | 'locked' | 'password' {
  if (native.disabled) return 'disabled'
  return native.locked ? 'locked' : 'password'
}

/** @throws DirectoryUnavailable for everything that is no answer */
async function ask<T>(
  store: IdentityStoreRecord,
  bindPassword: string,
  question: (client: LdapClient, settings: LdapSettings) => Promise<T>,
): Promise<T> {
  if (!store.ldap) throw new DirectoryUnavailable('the store has no directory settings')
  try {
    return await question(clientOf(store.id, store.ldap, bindPassword), store.ldap)
  } catch (error) {
    if (!isLdapFailure(error)) throw error
    tell(store, error)
    throw new DirectoryUnavailable(error.message)
  }
}

function tell(store: IdentityStoreRecord, { kind, resultCode, message }: LdapFailure): void {
  log().warn({ identityStore: store.name, kind, resultCode }, message)
}
