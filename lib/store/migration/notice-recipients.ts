import type { Db } from '../db'
import type { NoticeRecipient } from './notice-types'

/** Connections that were only asked for, or are over, tell nobody of anything. */
const CONCERNED = ['APPROVED', 'SUSPENDED']
const BEHIND = ['SSD_ONLY', 'CREDENTIALS_ISSUED', 'DUAL', 'BROKEN']

/**
 * Who is told of an environment: every person of its customer and of partners connected to it or with an integration in
 * it; of an organisation without people, the organisation itself, which reads it in the portal once somebody is there.
 * With `behindOnly` only those who still have an integration to move.
 */
export async function noticeRecipients(
  { prisma }: Db,
  environmentId: string,
  { behindOnly = false }: { behindOnly?: boolean } = {},
): Promise<NoticeRecipient[]> {
  const environment = await prisma.environment.findUnique({
    where: { id: environmentId },
    select: { chain: { select: { enterprise: { select: { customerId: true } } } } },
  })
  if (!environment) return []
  const integrations = await prisma.integration.groupBy({
    by: ['ownerKind', 'partnerId'],
    where: { environmentId, ...(behindOnly ? { state: { in: BEHIND } } : {}) },
  })
  const connections = behindOnly
    ? []
    : await prisma.partnerConnection.findMany({
        where: { environmentId, state: { in: CONCERNED } },
        select: { partnerId: true },
      })
  const partnerIds = [...new Set([...integrations, ...connections].flatMap(({ partnerId }) => partnerId ?? []))]
  const withCustomer = !behindOnly || integrations.some(({ ownerKind }) => ownerKind === 'CUSTOMER')
  const customerIds = withCustomer ? [environment.chain.enterprise.customerId] : []
  const people = {
    where: { role: 'PORTAL', disabledAt: null },
    select: { id: true, displayName: true, username: true, email: true },
  } as const
  const [customers, partners] = await Promise.all([
    prisma.customer.findMany({ where: { id: { in: customerIds } }, include: { accounts: people } }),
    prisma.partner.findMany({ where: { id: { in: partnerIds } }, include: { accounts: people } }),
  ])
  return [
    ...customers.flatMap((customer) => toldOf(customer, { customerId: customer.id, partnerId: null })),
    ...partners.flatMap((partner) => toldOf(partner, { customerId: null, partnerId: partner.id })),
  ]
}

interface Organisation {
  name: string
  accounts: readonly { id: string; displayName: string; username: string; email: string | null }[]
}

function toldOf(
  { name: organisation, accounts }: Organisation,
  of: Pick<NoticeRecipient, 'customerId' | 'partnerId'>,
): NoticeRecipient[] {
  if (accounts.length === 0) return [{ ...of, organisation, accountId: null, name: organisation, address: null }]
  return accounts.map(({ id, displayName, username, email }) => ({
    ...of,
    organisation,
    accountId: id,
    name: displayName || username,
    address: email,
  }))
}
