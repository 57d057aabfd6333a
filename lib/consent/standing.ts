import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { loadClient } from '@/lib/policy/load'
import type { StandingCounts } from '@/lib/schemas/standing'
import { countReach } from './count-reach'
import { findPerson } from './load'

/** Sessions, consents and tokens of a person that are alive, in the domains within reach. */
export async function userStanding(ctx: ServiceContext, userId: string): Promise<StandingCounts> {
  authorize(ctx.actor, 'sessions:read')
  authorize(ctx.actor, 'consents:read')
  const user = await findPerson(ctx.store, ctx.actor, userId)
  return countReach(ctx, { userId: user.id, domains: ctx.actor.domainIds })
}

/** The same of everybody who uses a client. */
export async function clientStanding(ctx: ServiceContext, clientPk: string): Promise<StandingCounts> {
  authorize(ctx.actor, 'sessions:read')
  const { client, domain } = await loadClient(ctx.store, ctx.actor, 'consents:read', { pk: clientPk })
  return countReach(ctx, { clientPk: client.pk }, [domain])
}
