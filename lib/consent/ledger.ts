import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import type { ConsentView } from '@/lib/schemas/consent'
import { type ConsentListQuery, consentListQuerySchema } from '@/lib/schemas/consent-list-query'
import { consentView } from './consent-view'
import { loadConsent } from './load'

const DAY_SECONDS = 86_400

/**
 * The consents of the domains within reach: by beginning of a user name, by person, client, resource server, scope, age,
 * expiry and state.
 */
export async function listConsents(
  ctx: ServiceContext,
  query: Partial<ConsentListQuery> = {},
): Promise<Page<ConsentView>> {
  authorize(ctx.actor, 'consents:read')
  const { q, client, resource, olderThanDays, expiresWithinDays, ...asked } = parseOrThrow(
    consentListQuerySchema,
    query,
  )
  const now = ctx.clock.now()
  const page = await ctx.store.consents.list({
    ...asked,
    visible: ctx.actor.domainIds,
    username: q === '' ? undefined : q,
    clientPk: client,
    resourceId: resource,
    ...(olderThanDays !== undefined && { createdBefore: addSeconds(now, -olderThanDays * DAY_SECONDS) }),
    ...(expiresWithinDays !== undefined && {
      expiresFrom: now,
      expiresBefore: addSeconds(now, expiresWithinDays * DAY_SECONDS),
    }),
    now,
  })
  return { ...page, items: page.items.map((consent) => consentView(consent, now)) }
}

export async function getConsent(ctx: ServiceContext, id: string): Promise<ConsentView> {
  return consentView(await loadConsent(ctx.store, ctx.actor, 'consents:read', id), ctx.clock.now())
}
