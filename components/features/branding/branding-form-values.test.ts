import { describe, expect, it } from 'vitest'
import { type BrandingView, updateBrandingSchema } from '@/lib/schemas/branding'
import { LOGO_MAX_BYTES } from '@/lib/schemas/logo'
import { brandingFormValues, brandingPatch, readLogo } from './branding-form-values'

const links = { supportUrl: null, privacyUrl: 'https://a.example/p', termsUrl: null }
const VIEW: BrandingView = {
  id: 'd1',
  displayName: 'Hotel',
  accentLight: '#0b5d57',
  accentDark: null,
  ...links,
  hasLogo: true,
  version: 3,
  updatedAt: null,
}

describe('the branding form', () => {
  it('sends what it read as it was, and leaves the picture alone', () => {
    const patch = brandingPatch(brandingFormValues(VIEW))
    expect(patch).toEqual({ displayName: 'Hotel', accentLight: '#0b5d57', accentDark: null, ...links })
    expect(updateBrandingSchema.parse(patch)).toEqual(patch)
  })

  it('sends a picture that was chosen or taken away', () => {
    const values = brandingFormValues(VIEW)
    expect(brandingPatch({ ...values, logo: null }).logo).toBeNull()
    const logo = { type: 'image/png', data: 'AA==' } as const
    expect(brandingPatch({ ...values, logo }).logo).toEqual(logo)
  })

  it('reads a picture byte for byte, and refuses other files and big ones before they are sent', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
    const read = await readLogo(new File([bytes], 'a.png', { type: 'image/png' }))
    expect(typeof read === 'string' ? [] : [...Buffer.from(read.data, 'base64')]).toEqual([...bytes])
    expect(await readLogo(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }))).toContain('PNG')
    const big = new File([new Uint8Array(LOGO_MAX_BYTES + 1)], 'a.png', { type: 'image/png' })
    expect(await readLogo(big)).toContain('at most')
  })
})
