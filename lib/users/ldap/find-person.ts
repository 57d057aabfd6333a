import type { LdapClient } from '@/lib/egress/ldap-client'
import type { LdapEntry } from '@/lib/egress/ldap-entry'
import type { LdapCondition } from '@/lib/egress/ldap-filter'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import type { DirectoryEntry } from './directory-entry'
import { groupsOf } from './groups'
import { lastingUsername, mapEntry, wantedAttributes } from './map-entry'

const MAX_USERNAME_LENGTH = 256

/** What is no name of anybody and is not asked for. */
const isImpossible = (username: string) =>
  username.trim() === '' ||
  username.length > MAX_USERNAME_LENGTH ||
  !username.isWellFormed() ||
  /\p{Cc}/u.test(username)

const scopeOf = ({ search }: LdapSettings) => (search.scope === 'SUBTREE' ? 'sub' : 'one')

/**
 * The one entry of a user name, and the name to remember it by; null when there is none, or more than one: then nobody
 * could say who is meant.
 */
export async function findEntry(
  client: LdapClient,
  settings: LdapSettings,
  username: string,
): Promise<{ entry: LdapEntry; username: string } | null> {
  if (isImpossible(username)) return null
  const { search } = settings
  const found = await client.search({
    baseDn: search.baseDn,
    scope: scopeOf(settings),
    condition: { all: [{ text: search.filter }, { attribute: search.usernameAttribute, equals: username }] },
    attributes: wantedAttributes(settings),
    sizeLimit: 2,
  })
  const [entry] = found
  if (!entry || found.length > 1) return null
  const lasting = lastingUsername(entry, search.usernameAttribute, username)
  return lasting === null ? null : { entry, username: lasting }
}

/** The person with groups. */
export async function personOf(
  client: LdapClient,
  settings: LdapSettings,
  found: { entry: LdapEntry; username: string },
  now: Date,
): Promise<DirectoryEntry> {
  const groups = await groupsOf(client, found.entry, settings.groups)
  return { ...mapEntry(found.entry, found.username, settings, now), groups }
}

/** People whose user name, name or e-mail address begins so, without their groups: for a list. */
export async function searchPeople(
  client: LdapClient,
  settings: LdapSettings,
  beginning: string,
  limit: number,
  now: Date,
): Promise<DirectoryEntry[]> {
  const { search, mapping } = settings
  const start = beginning.trim()
  if (start !== '' && isImpossible(start)) return []
  const attributes = [search.usernameAttribute, mapping.displayName, mapping.familyName, mapping.email].filter(Boolean)
  const anyOf: LdapCondition[] = attributes.map((attribute) => ({ attribute, startsWith: start }))
  const entries = await client.search({
    baseDn: search.baseDn,
    scope: scopeOf(settings),
    condition: { all: [{ text: search.filter }, ...(start === '' ? [] : [{ any: anyOf }])] },
    attributes: wantedAttributes(settings),
    sizeLimit: limit,
  })
  return entries
    .flatMap((entry) => {
      const [first] = entry.all(search.usernameAttribute)
      const username = first === undefined ? null : lastingUsername(entry, search.usernameAttribute, first)
      return username === null ? [] : [mapEntry(entry, username, settings, now)]
    })
    .sort((a, b) => (a.username.toLowerCase() < b.username.toLowerCase() ? -1 : 1))
}
