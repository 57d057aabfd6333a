import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import type { TokenFamilyView } from '@/lib/schemas/token-family'
import type { FamilyListItem } from '@/lib/store/token-types'
import { isStorable, loadClient } from './load'

export type FamilySelector = { clientPk: string } | { userId: string }

/** The token families of a client or of a person, newest first; of a person only those in domains within reach. */
export async function listFamilies(
  ctx: ServiceContext,
  selector: FamilySelector,
  page: { cursor?: string; limit?: number } = {},
): Promise<Page<TokenFamilyView>> {
  const { actor, store } = ctx
  authorize(actor, 'tokens:inspect')
  if ('clientPk' in selector) await loadClient(store, actor, 'tokens:inspect', { pk: selector.clientPk })
  else if (!isStorable(selector.userId)) return NOTHING
  const filter = 'clientPk' in selector ? selector : { userId: selector.userId, domains: actor.domainIds }
  const found = await store.refreshTokens.families(filter, page.cursor, Math.min(Math.max(page.limit ?? 20, 1), 100))
  return { ...found, items: found.items.map((family) => familyView(family, ctx.clock.now())) }
}

const NOTHING = { items: [], nextCursor: null, previousCursor: null, total: 0, totalIsExact: true }

export function familyView({ claims, ...family }: FamilyListItem, now: Date): TokenFamilyView {
  const linkedSessionId = typeof claims.sid === 'string' ? claims.sid : null
  return { ...family, linkedSessionId, state: stateOf(family, now) }
}

function stateOf(
  { revokedAt, expiresAt, newest }: Omit<FamilyListItem, 'claims'>,
  now: Date,
): TokenFamilyView['state'] {
  if (revokedAt) return 'revoked'
  const isOver = (expiresAt && expiresAt <= now) || !newest || newest.expiresAt <= now
  return isOver ? 'ended' : 'live'
}
