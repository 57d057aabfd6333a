import { expect, it } from 'vitest'
import { createWorld } from '@/lib/oauth/testing/world'
import { createBrandingPreview } from './branding-preview'

const DRAFT = {
  displayName: 'Hotel <Löwen>',
  logoType: 'image/png',
  logoVersion: 'draft',
  accentLight: '#7a1f5c',
  accentDark: null,
  supportUrl: 'https://help.example/',
  privacyUrl: null,
  termsUrl: null,
}

it('shows the pages of people with a look that is not saved, and leaves the real ones alone', async () => {
  const { deps } = createWorld()
  const preview = createBrandingPreview(deps)
  for (const page of ['sign-in', 'consent'] as const) {
    const html = await preview.render('Payments', page, DRAFT)
    expect(html).toContain('Hotel &lt;Löwen&gt;')
    expect(html).toContain('/logo?v=draft')
    expect(html).toContain('--accent:#7a1f5c')
    expect(html).toContain('https://help.example/')
    // What the console replaces to show one theme or the other.
    expect(html).toContain('prefers-color-scheme:dark')
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
  }
  expect(await preview.render('Payments', 'sign-in', DRAFT)).toContain('type="password"')
  await expect(preview.render('Nowhere', 'sign-in', DRAFT)).rejects.toThrow('no such domain')
})
