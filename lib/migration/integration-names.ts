import type { ServiceContext } from '@/lib/auth/context'

/** Names of integrations by their ids; those that are gone, and empty ids, are left out. */
export async function namesOf(
  { store }: Pick<ServiceContext, 'store'>,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  if (wanted.length === 0) return new Map()
  const found = await store.migration.integrations.facts(wanted)
  return new Map(found.map(({ id, name }) => [id, { id, name }]))
}
