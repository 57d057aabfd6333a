import type { Actor } from '@/lib/auth/actor'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import type { TestDatabase } from '@/lib/store/testing/databases'
import { domainRecord } from '@/lib/store/testing/records'

export const OPERATOR: Actor = person('operator', 'MIGRATION_OPERATOR')
/** Adds gateways too, which use the keys of a domain. */
export const ADMINISTRATOR: Actor = person('administrator', 'ADMINISTRATOR')
export const AUDITOR: Actor = person('auditor', 'AUDITOR')

export interface InventoryWorld extends World {
  domainId: string
  domainName: string
}

/** A store of its own with one identity domain, whose keys gateways may use. */
export async function openInventory(create?: () => Promise<TestDatabase>): Promise<InventoryWorld> {
  const world = await openWorld(create)
  const domain = domainRecord({ name: 'Hotels' })
  await world.store.domains.insert(domain)
  return { ...world, domainId: domain.id, domainName: domain.name }
}
