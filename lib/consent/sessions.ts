import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import type { SsoSessionView } from '@/lib/schemas/sso-session'
import { type SsoSessionListQuery, ssoSessionListQuerySchema } from '@/lib/schemas/sso-session-list-query'
import { loadSession } from './load'
import { sessionView } from './session-view'

/** Sessions of people in the domains within reach: those alive, or all that are still kept. */
export async function listSessions(
  ctx: ServiceContext,
  query: Partial<SsoSessionListQuery> = {},
): Promise<Page<SsoSessionView>> {
  authorize(ctx.actor, 'sessions:read')
  const { q, all, ...asked } = parseOrThrow(ssoSessionListQuerySchema, query)
  const now = ctx.clock.now()
  const page = await ctx.store.ssoSessions.list({
    ...asked,
    visible: ctx.actor.domainIds,
    username: q === '' ? undefined : q,
    ...(!all && { liveAt: now }),
  })
  return { ...page, items: page.items.map((session) => sessionView(session, now)) }
}

export async function getSession(ctx: ServiceContext, id: string): Promise<SsoSessionView> {
  return sessionView(await loadSession(ctx.store, ctx.actor, 'sessions:read', id), ctx.clock.now())
}
