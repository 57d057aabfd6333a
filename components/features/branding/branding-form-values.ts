import type { BrandingView, Logo, UpdateBranding } from '@/lib/schemas/branding'
import { LOGO_MAX_BYTES, LOGO_TYPES } from '@/lib/schemas/logo'

/** What the form edits: text fields as text, and the picture as kept (undefined), taken away (null) or new. */
export type BrandingFormValues = {
  displayName: string
  accentLight: string
  accentDark: string
  supportUrl: string
  privacyUrl: string
  termsUrl: string
  logo: Logo | null | undefined
}

export function brandingFormValues(view: BrandingView): BrandingFormValues {
  return {
    displayName: view.displayName,
    accentLight: view.accentLight ?? '',
    accentDark: view.accentDark ?? '',
    supportUrl: view.supportUrl ?? '',
    privacyUrl: view.privacyUrl ?? '',
    termsUrl: view.termsUrl ?? '',
    logo: undefined,
  }
}

export function brandingPatch({ displayName, logo, ...texts }: BrandingFormValues): UpdateBranding {
  const orNull = (text: string) => text.trim() || null
  return {
    displayName: displayName.trim(),
    accentLight: orNull(texts.accentLight),
    accentDark: orNull(texts.accentDark),
    supportUrl: orNull(texts.supportUrl),
    privacyUrl: orNull(texts.privacyUrl),
    termsUrl: orNull(texts.termsUrl),
    ...(logo === undefined ? {} : { logo }),
  }
}

export const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** A chosen file as it is sent, or a sentence about why it cannot be. The service looks at the bytes again. */
export async function readLogo(file: File): Promise<Logo | string> {
  const type = LOGO_TYPES.find((known) => known === file.type)
  if (!type) return 'must be a PNG, JPEG or WebP image'
  if (file.size > LOGO_MAX_BYTES)
    return `must have at most ${LOGO_MAX_BYTES / 1024} KB; it has ${Math.ceil(file.size / 1024)}`
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return { type, data: btoa(text) }
}
