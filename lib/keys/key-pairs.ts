import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import type { Page } from '@/lib/base/page'
import type { DomainKeyView, KeyPairView } from '@/lib/schemas/key-pair'
import { domainKeyView, pairFacts } from './view'

/** What a list of key pairs is cut down to. */
export interface KeyPairListFilter {
  /** certificates that end within so many days, or have ended */
  expiringWithinDays?: number
  /** no domain has ever used it, or the last one is through with it */
  unused?: boolean
}

/** Key pairs, those that expire first on top; only pairs of the reader's domains when the reader is bound to some. */
export async function listKeyPairs(
  ctx: ServiceContext,
  cursor: string | null = null,
  limit = 25,
  { expiringWithinDays, unused = false }: KeyPairListFilter = {},
): Promise<Page<KeyPairView>> {
  authorize(ctx.actor, 'keys:read')
  const bounded = Math.min(Math.max(Math.trunc(limit) || 1, 1), 200)
  const filter = {
    unused,
    ...(expiringWithinDays === undefined
      ? {}
      : { expiresBefore: addSeconds(ctx.clock.now(), expiringWithinDays * 86_400) }),
  }
  const page = await ctx.store.keyPairs.list(cursor, bounded, ctx.actor.domainIds, filter)
  return { ...page, items: page.items.map((pair) => ({ ...pairFacts(pair), domainNames: pair.domainNames })) }
}

/** The keys of one domain with their states now, the signing one first. */
export async function domainKeys(ctx: ServiceContext, domainId: string): Promise<DomainKeyView[]> {
  authorize(ctx.actor, 'keys:read', domainId)
  const now = ctx.clock.now()
  const keys = await ctx.store.keyPairs.forDomain(domainId)
  return keys.map((key) => domainKeyView(key, now))
}
