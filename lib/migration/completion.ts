import type { ServiceContext } from '@/lib/auth/context'
import type { StoreScope } from '@/lib/store/store'

/**
 * What ends with SSD: its clients and users, all at once. Users of internal integrations become clients with GUIDs,
 * which get their first secret when somebody asks for it (M11); those of partners are retired, whose one client is
 * there already (I6, I7). Bulk statements: the number of rows costs milliseconds, not statements.
 * @returns what happened, for the audit log
 */
export async function endSsd(
  ctx: Pick<ServiceContext, 'random'>,
  tx: StoreScope,
  environmentId: string,
  now: Date,
): Promise<{ ssdClientsOff: number; usersConverted: number; usersRetired: number }> {
  const { gatewayClients, integrationUsers } = tx.migration
  const ssdClientsOff = await gatewayClients.disableSsd(environmentId, now)
  const convertible = await integrationUsers.convertible(environmentId)
  const conversions = convertible.map((userId) => ({
    userId,
    pk: ctx.random.uuid(),
    clientId: ctx.random.uuid(),
  }))
  await gatewayClients.convert(conversions, now)
  const retired = await integrationUsers.retire(environmentId, now)
  return { ssdClientsOff, usersConverted: conversions.length, usersRetired: retired - conversions.length }
}
