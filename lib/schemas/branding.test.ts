import { describe, expect, it } from 'vitest'
import { updateBrandingSchema } from './branding'
import { LOGO_MAX_BYTES } from './logo'

const accepts = (patch: object) => updateBrandingSchema.safeParse(patch).success
const logo = (patch: object = {}) => ({ logo: { type: 'image/png', data: 'aGVsbG8=', ...patch } })

describe('branding of a domain', () => {
  it('takes colours as #rrggbb and writes them in lower case', () => {
    expect(updateBrandingSchema.parse({ accentLight: '#0B5D57', accentDark: null })).toEqual({
      accentLight: '#0b5d57',
      accentDark: null,
    })
    for (const accentLight of ['#fff', 'teal', '#0b5d5g', 'url(x)', '#0b5d57;}', ''])
      expect(accepts({ accentLight })).toBe(false)
  })

  it('takes links to pages and nothing a browser would run', () => {
    expect(accepts({ supportUrl: 'https://help.example/a?b=c', privacyUrl: null })).toBe(true)
    for (const supportUrl of [
      'javascript:alert(1)',
      'http://help.example/',
      'data:text/html,x',
      'help.example',
      '/help',
      'https://',
      'https://a\nb',
    ])
      expect(accepts({ supportUrl })).toBe(false)
  })

  it('takes a logo that is a picture without script, up to its bound, or null to take it away', () => {
    expect(accepts(logo())).toBe(true)
    expect(accepts({ logo: null })).toBe(true)
    expect(accepts(logo({ type: 'image/svg+xml' }))).toBe(false)
    expect(accepts(logo({ data: 'a b' }))).toBe(false)
    expect(accepts(logo({ data: Buffer.alloc(LOGO_MAX_BYTES).toString('base64') }))).toBe(true)
    expect(accepts(logo({ data: Buffer.alloc(LOGO_MAX_BYTES + 3).toString('base64') }))).toBe(false)
  })

  it('keeps control characters out of the name', () => {
    expect(accepts({ displayName: 'Hotel Löwen' })).toBe(true)
    expect(accepts({ displayName: 'a\u0000b' })).toBe(false)
  })
})
