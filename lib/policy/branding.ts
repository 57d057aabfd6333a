import { isDeepStrictEqual } from 'node:util'
import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { type BrandingView, updateBrandingSchema } from '@/lib/schemas/branding'
import { auditedBranding, brandingView, changedBranding, noBranding } from './branding-rules'
import { auditedDomain } from './domain-view'
import { loadDomain } from './load'
import type { SaveOptions } from './save'

/** How a domain looks to the people who sign in to it; version 0 while nobody has set anything. */
export async function getBranding(ctx: ServiceContext, { domainId }: { domainId: string }): Promise<BrandingView> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:read', { id: domainId })
  return brandingView((await ctx.store.branding.get(domain.id)) ?? noBranding(domain.id, ctx.clock.now()))
}

/**
 * Changes what is sent and keeps the rest; a `logo` of null takes the picture away. A save that changes nothing writes
 * nothing.
 * @throws AppError validation_failed, stale
 */
export async function updateBranding(
  ctx: ServiceContext,
  { id, patch, expectedVersion }: { id: string; patch: unknown } & SaveOptions,
): Promise<BrandingView> {
  authorize(ctx.actor, 'domains:update')
  const given = parseOrThrow(updateBrandingSchema, patch)
  return ctx.store.write(async (tx) => {
    const domain = await loadDomain(tx, ctx.actor, 'domains:update', { id })
    const now = ctx.clock.now()
    const current = (await tx.branding.get(domain.id)) ?? noBranding(domain.id, now)
    const stale = () =>
      staleError(
        tx,
        { kind: 'domain', id: domain.id, label: 'branding', updatedAt: current.updatedAt },
        brandingView(current),
      )
    if (expectedVersion !== undefined && expectedVersion !== current.version) throw await stale()
    const next = changedBranding(current, given)
    if (isDeepStrictEqual(current, next)) return brandingView(current)
    const saved = { ...next, updatedAt: now }
    if (!(await tx.branding.save(saved, current.version))) throw await stale()
    // An entry about the domain, so that every node drops what it remembers of it.
    await record(tx, ctx, {
      action: 'domain.set-branding',
      ...auditedDomain(domain),
      before: auditedBranding(current),
      after: auditedBranding(saved),
    })
    return brandingView({ ...saved, version: current.version + 1 })
  })
}
