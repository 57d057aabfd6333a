import { fieldError } from '@/lib/base/app-error'
import { sha256Hex } from '@/lib/base/hash'
import type { BrandingView, Logo, UpdateBranding } from '@/lib/schemas/branding'
import { LOGO_MAX_BYTES } from '@/lib/schemas/logo'
import type { BrandingRecord } from '@/lib/store/browser-types'
import { imageFacts } from './image-facts'

/** Pixels a side; a logo is shown at most 64 high, and a picture can be small as a file and huge once it is unpacked. */
export const LOGO_MAX_PIXELS = 1024

/** A domain nobody has given a look. */
export function noBranding(domainId: string, now: Date): BrandingRecord {
  const nothing = { accentLight: null, accentDark: null, supportUrl: null, privacyUrl: null, termsUrl: null }
  return { domainId, displayName: '', logo: null, logoType: null, ...nothing, version: 0, updatedAt: now }
}

/** Members sent replace, members absent are kept. @throws AppError validation_failed on `logo` */
export function changedBranding(current: BrandingRecord, { logo, ...patch }: UpdateBranding): BrandingRecord {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const next = { ...current, ...given }
  if (logo === undefined) return next
  return logo === null ? { ...next, logo: null, logoType: null } : { ...next, ...checkedLogo(logo) }
}

/** The bytes decide, not what the sender calls them: a page of ours will tell browsers this type. */
function checkedLogo(logo: Logo): Pick<BrandingRecord, 'logo' | 'logoType'> {
  const bytes = Buffer.from(logo.data, 'base64')
  if (bytes.length > LOGO_MAX_BYTES) throw fieldError('logo', `must have at most ${LOGO_MAX_BYTES / 1024} KB`)
  const facts = imageFacts(bytes)
  if (!facts) throw fieldError('logo', 'must be a whole PNG, JPEG or WebP image')
  if (facts.type !== logo.type) throw fieldError('logo', `is sent as ${logo.type}, but its bytes are ${facts.type}`)
  if (!isSize(facts.width) || !isSize(facts.height)) {
    throw fieldError('logo', `must have 1 to ${LOGO_MAX_PIXELS} pixels a side; it has ${facts.width} × ${facts.height}`)
  }
  return { logo: bytes.toString('base64'), logoType: facts.type }
}

const isSize = (pixels: number) => pixels >= 1 && pixels <= LOGO_MAX_PIXELS

export function brandingView(branding: BrandingRecord): BrandingView {
  const { domainId: id, displayName, accentLight, accentDark, supportUrl, privacyUrl, termsUrl, version } = branding
  return {
    id,
    displayName,
    accentLight,
    accentDark,
    supportUrl,
    privacyUrl,
    termsUrl,
    hasLogo: branding.logo !== null,
    version,
    updatedAt: version === 0 ? null : branding.updatedAt,
  }
}

/** What an audit entry compares: of the picture type and hash, which say that it changed and fit a line. */
export function auditedBranding({
  domainId: _,
  logo,
  logoType,
  version: __,
  updatedAt: ___,
  ...members
}: BrandingRecord) {
  return {
    ...members,
    logo: logo === null ? null : `${logoType} ${sha256Hex(Buffer.from(logo, 'base64')).slice(0, 16)}`,
  }
}
