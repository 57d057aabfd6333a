import type { Suggestions } from '@/components/features/migration-inventory/inventory-fields'
import type { ServiceContext } from '@/lib/auth/context'
import { listInventory } from '@/lib/migration/inventory/inventory'
import { domainChoices } from '@/lib/policy/domain-choices'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'

/** More than a person scans; whoever has more types the name. */
const MOST = 200

/** What the form of a kind may refer to, in words. */
export async function suggestionsFor(ctx: ServiceContext, kind: ListedKind): Promise<Suggestions> {
  const all = { limit: MOST }
  switch (kind) {
    case 'enterprise':
      return { customer: await customers() }
    case 'chain': {
      const { items } = await listInventory(ctx, 'enterprise', all)
      return { enterprise: items.map(({ values }) => values.code || values.name) }
    }
    case 'gateway':
      return { domain: (await domainChoices(ctx)).map(({ name }) => name) }
    case 'environment': {
      const [chains, gateways] = await Promise.all([
        listInventory(ctx, 'chain', all),
        listInventory(ctx, 'gateway', all),
      ])
      return {
        chain: chains.items.map(({ values }) => values.code),
        gateway: gateways.items.map(({ values }) => values.name),
      }
    }
    case 'application': {
      const partners = await listInventory(ctx, 'partner', all)
      return { partner: partners.items.map(({ values }) => values.cloudAccountName), customer: await customers() }
    }
    default:
      return {}
  }

  async function customers(): Promise<string[]> {
    return (await listInventory(ctx, 'customer', all)).items.map(({ values }) => values.name)
  }
}
