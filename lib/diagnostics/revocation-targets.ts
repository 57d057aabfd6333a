import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import type { RevocationTargets } from '@/lib/schemas/token-inspection'
import type { FamilyFilter } from '@/lib/store/token-types'
import { reachesUser } from './reach'

interface Found {
  domainId: string
  accessToken: RevocationTargets['accessToken']
  familyId: string | null
  userId: string | null
  clientPk: string | null
}

/** What the reader may revoke, each with what else would go with it; null for who may revoke nothing here. */
export async function revocationTargets(ctx: ServiceContext, found: Found): Promise<RevocationTargets | null> {
  const { domainId, accessToken, familyId, userId, clientPk } = found
  if (!may(ctx.actor, 'tokens:revoke', domainId)) return null
  const canSignOut = userId !== null && (await reachesUser(ctx, 'users:write', userId))
  return {
    accessToken,
    familyId,
    user: canSignOut ? { id: userId, families: await count(ctx, { userId, domains: ctx.actor.domainIds }) } : null,
    client: clientPk === null ? null : { pk: clientPk, families: await count(ctx, { clientPk }) },
  }
}

async function count(ctx: ServiceContext, filter: FamilyFilter): Promise<{ total: number; isExact: boolean }> {
  const { total, totalIsExact } = await ctx.store.refreshTokens.families(filter, undefined, 1)
  return { total, isExact: totalIsExact }
}
