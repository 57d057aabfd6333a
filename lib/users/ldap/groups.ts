import type { LdapClient } from '@/lib/egress/ldap-client'
import type { LdapEntry } from '@/lib/egress/ldap-entry'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import { firstPart, isBelow } from './distinguished-name'
import { clean } from './map-entry'

/** As many as a user of the built-in kind may have. */
const MAX_GROUPS = 500
const MAX_NAME_LENGTH = 256

/**
 * Names of the groups a person is a member of. Groups outside the base do not count: anybody who may write somewhere in a
 * directory could otherwise make a group of a powerful name.
 */
export async function groupsOf(
  client: LdapClient,
  entry: LdapEntry,
  settings: LdapSettings['groups'],
): Promise<string[]> {
  if (settings.source === 'NONE') return []
  const names =
    settings.source === 'MEMBER_OF' ? namesInEntry(entry, settings) : await searchNames(client, entry.dn, settings)
  const known = names.map((name) => clean(name, MAX_NAME_LENGTH)).filter((name) => name !== '')
  return [...new Set(known)].sort().slice(0, MAX_GROUPS)
}

function namesInEntry(entry: LdapEntry, { memberOfAttribute, baseDn }: LdapSettings['groups']): string[] {
  return entry
    .all(memberOfAttribute)
    .filter((dn) => isBelow(dn, baseDn))
    .map((dn) => firstPart(dn)?.value ?? '')
}

async function searchNames(client: LdapClient, memberDn: string, settings: LdapSettings['groups']): Promise<string[]> {
  const entries = await client.search({
    baseDn: settings.baseDn,
    scope: 'sub',
    condition: { all: [{ text: settings.filter }, { attribute: settings.memberAttribute, equals: memberDn }] },
    attributes: [settings.nameAttribute],
    sizeLimit: MAX_GROUPS,
  })
  return entries.map((group) => group.first(settings.nameAttribute) ?? '')
}
