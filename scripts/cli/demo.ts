import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { type DemoInventory, generateDemoInventory } from '@/lib/migration/inventory/demo/generate'
import { createClient } from '@/lib/policy/clients'
import { createDomain, listDomains } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { type DemoAccount, demoAccounts } from './demo-accounts'
import { DEMO_DOMAINS, demoClients, demoResource, GATEWAY_DOMAIN } from './demo-data'

export interface DemoResult {
  domains: number
  resources: number
  clients: number
  /** null when it was there already */
  inventory: DemoInventory | null
  accounts: DemoAccount[]
}

/** What tells a store with sample data from one with data of somebody's own. */
const MARK = 'sampleData'

/**
 * Fills an empty store through the same services as the console, so that every row has its audit entry; the migration
 * of hotels in bulk, with one. Client secrets are made and forgotten: whoever wants to use a client gives it a new one.
 * Called again, it makes what is missing.
 * @throws AppError conflict when there is a domain that is no sample: sample data must not mix with real data
 */
export async function fillWithDemoData(ctx: ServiceContext): Promise<DemoResult> {
  const isSample = (await ctx.store.meta.get(MARK)) !== null
  const present = new Set((await listDomains(ctx, { limit: 200 })).items.map(({ name }) => name))
  if (present.size > 0 && !isSample) {
    throw new AppError('conflict', 'There are domains already. Sample data goes into an empty store only.')
  }
  await ctx.store.meta.set(MARK, ctx.clock.now().toISOString())
  await ensureDefaultIdentityStore(ctx)
  const result: DemoResult = { domains: 0, resources: 0, clients: 0, inventory: null, accounts: [] }
  for (const entry of DEMO_DOMAINS) {
    if (present.has(entry.domain.name)) continue
    await createDomain(ctx, entry.domain)
    result.domains += 1
    for (const resource of entry.resources) {
      await createResource(ctx, demoResource(entry.domain.name, resource))
      result.resources += 1
    }
    for (const client of demoClients(entry)) {
      await createClient(ctx, client)
      result.clients += 1
    }
  }
  const gateways = await ctx.store.domains.byName(GATEWAY_DOMAIN)
  if (!gateways) throw new AppError('conflict', `There is no domain ${GATEWAY_DOMAIN} for the gateways`)
  result.inventory = await generateDemoInventory(ctx, gateways.id)
  result.accounts = await demoAccounts(ctx)
  return result
}

/** What a person reads in the terminal afterwards. */
export function demoReport({ domains, resources, clients, inventory, accounts }: DemoResult, url: string): string {
  const made = [
    `Made ${domains} domains, ${resources} resource servers and ${clients} clients.`,
    inventory
      ? `Made a migration of ${inventory.enterprises} enterprises, ${inventory.chains} chains, ${inventory.environments} environments, ${inventory.partners} partners and ${inventory.integrations} integrations.`
      : 'The migration was there already.',
  ]
  const width = Math.max(...accounts.map(({ username }) => username.length))
  const lines = accounts.map(
    ({ username, password, organisation, kind }) =>
      `  ${username.padEnd(width)}  ${password}  (${kind} ${organisation})`,
  )
  return [
    domains === 0 ? 'Sample data is there already.' : made[0],
    made[1],
    '',
    `Customers and partners sign in at ${url}/sign-in; each password is shown this once:`,
    ...lines,
    '',
    'Administrators sign in there too: start the server, which tells how the first one is made.',
  ].join('\n')
}
