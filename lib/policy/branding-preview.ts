import { z } from 'zod'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { singleton } from '@/lib/base/singletons'
import { parseOrThrow } from '@/lib/base/validate'
import type { RuntimeBranding } from '@/lib/oauth/ports/branding'
import { brandingSchema } from '@/lib/schemas/branding'
import { loadDomain } from './load'

/** The pages that can be looked at before a look is saved. */
export const PREVIEW_PAGES = ['sign-in', 'consent'] as const
export type PreviewPage = (typeof PREVIEW_PAGES)[number]

/**
 * Renders the real pages of people with a look that is not saved. The core is below the console only in another bundle,
 * so whoever composes it registers this.
 */
export interface BrandingPreview {
  /** @returns the whole page as HTML */
  render(domainName: string, page: PreviewPage, draft: RuntimeBranding): Promise<string>
}

const holder = () => singleton('branding-preview', () => ({ preview: null as BrandingPreview | null }))

export function registerBrandingPreview(preview: BrandingPreview): void {
  holder().preview = preview
}

const inputSchema = brandingSchema.extend({
  page: z.enum(PREVIEW_PAGES),
  /** a picture is named by its version alone; whoever shows the page puts it in */
  logoVersion: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable(),
})

/** A page as people would see it with this look; nothing is saved. */
export async function previewBranding(
  ctx: ServiceContext,
  domainId: string,
  input: unknown,
): Promise<{ html: string }> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:read', { id: domainId })
  const { page, logoVersion, ...look } = parseOrThrow(inputSchema, input)
  const { preview } = holder()
  if (!preview) throw new AppError('unavailable', 'The pages of people are not served by this process')
  const logoType = logoVersion === null ? null : 'image/png'
  return { html: await preview.render(domain.name, page, { ...look, logoType, logoVersion: logoVersion ?? '' }) }
}
