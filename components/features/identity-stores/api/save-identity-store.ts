import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { updateIdentityStoreAction } from '@/lib/actions/identity-stores/update-identity-store'
import type { IdentityStoreView, UpdateIdentityStore } from '@/lib/schemas/identity-store'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'

/** Saves one concern of an identity store over the version that was edited. */
export function saveIdentityStore(id: string, patch: UpdateIdentityStore, expectedVersion: number) {
  return updateIdentityStoreAction({ id, patch: { ...patch }, expectedVersion })
}

/**
 * Saves one part of the directory settings; the other parts are kept as they were when the card began. Refusals come back
 * under the names of the part's own fields.
 */
export async function saveLdapPart<Part extends keyof LdapSettings>(
  base: IdentityStoreView,
  part: Part,
  values: LdapSettings[Part],
  expectedVersion: number,
  more: UpdateIdentityStore = {},
): Promise<ActionAnswer<IdentityStoreView>> {
  const ldap = { ...base.ldap, [part]: values } as LdapSettings
  const answer = await saveIdentityStore(base.id, { ...more, ldap }, expectedVersion)
  if (answer.ok || !answer.fieldErrors) return answer
  return { ...answer, fieldErrors: withoutPrefix(answer.fieldErrors, `ldap.${part}.`) }
}

/** `ldap.connection.url` → `url`; other fields keep their names. */
export function withoutPrefix(fieldErrors: Record<string, string[]>, prefix: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([field, rules]) => [
      field.startsWith(prefix) ? field.slice(prefix.length) : field,
      rules,
    ]),
  )
}
