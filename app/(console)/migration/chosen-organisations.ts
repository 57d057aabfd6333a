import type { ServiceContext } from '@/lib/auth/context'
import { getInventoryItem } from '@/lib/migration/inventory/inventory'
import type { EnvironmentFilter } from '@/lib/schemas/migration/environment-query'

/** What the filters are set to, by name; an id that nobody knows stays an id. */
export async function chosenOrganisations(
  ctx: ServiceContext,
  { chain, enterprise }: Pick<EnvironmentFilter, 'chain' | 'enterprise'>,
): Promise<{ chain: string | null; enterprise: string | null }> {
  return {
    chain: chain || null,
    enterprise: enterprise
      ? await getInventoryItem(ctx, 'enterprise', enterprise).then(
          ({ label }) => label,
          () => enterprise,
        )
      : null,
  }
}
