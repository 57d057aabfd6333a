import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { createClient } from '@/lib/policy/clients'
import { createDomain, listDomains } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { DEMO_DOMAINS, demoClients, demoResource } from './demo-data'

export interface DemoResult {
  domains: number
  resources: number
  clients: number
}

/**
 * Fills an empty store through the same services as the console, so that every row has its audit entry.
 * Client secrets are made and forgotten: whoever wants to use a client gives it a new one.
 * @throws AppError conflict when there is a domain already: sample data must not mix with real data
 */
export async function fillWithDemoData(ctx: ServiceContext): Promise<DemoResult> {
  if ((await listDomains(ctx)).items.length > 0) {
    throw new AppError('conflict', 'There are domains already. Sample data goes into an empty store only.')
  }
  await ensureDefaultIdentityStore(ctx)
  const result: DemoResult = { domains: 0, resources: 0, clients: 0 }
  for (const entry of DEMO_DOMAINS) {
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
  return result
}
