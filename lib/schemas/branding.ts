import { z } from 'zod'
import { LOGO_MAX_BYTES, LOGO_TYPES } from './logo'
import { line } from './text'

const colour = z
  .string('must be a colour')
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0b5d57')
  .transform((value) => value.toLowerCase())
  .nullable()
const pageUrl = line(2000)
  .refine((value) => /^https:\/\//i.test(value) && URL.canParse(value), 'must be an https URL')
  .nullable()

/** A picture as it travels: whether it is what its type says is for the service to look at. */
export const logoSchema = z.object({
  type: z.enum(LOGO_TYPES, 'must be a PNG, JPEG or WebP image'),
  /** base64 of the file */
  data: z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(Math.ceil(LOGO_MAX_BYTES / 3) * 4, `must have at most ${LOGO_MAX_BYTES / 1024} KB`)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64'),
})
export type Logo = z.output<typeof logoSchema>

/** What a domain looks like on the pages its people see. */
export const brandingSchema = z.object({
  displayName: line(128).meta({ description: 'Shown instead of the name of the domain; empty: the name' }),
  accentLight: colour.meta({ description: '#rrggbb on light pages; null: the accent of the product' }),
  accentDark: colour.meta({ description: '#rrggbb on dark pages; null: the accent of the product' }),
  supportUrl: pageUrl.meta({ description: 'Where people find help' }),
  privacyUrl: pageUrl.meta({ description: 'Privacy policy' }),
  termsUrl: pageUrl.meta({ description: 'Terms of service' }),
})

/** Members sent replace, members absent are kept; a `logo` of null takes the picture away. */
export const updateBrandingSchema = brandingSchema.partial().extend({ logo: logoSchema.nullable().optional() })
export type UpdateBranding = z.output<typeof updateBrandingSchema>

/** What leaves the service; a domain that never set anything has version 0. */
export interface BrandingView extends z.output<typeof brandingSchema> {
  /** of the domain */
  id: string
  hasLogo: boolean
  version: number
  updatedAt: Date | null
}
