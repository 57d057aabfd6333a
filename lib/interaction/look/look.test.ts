import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from '../frame'
import { sampleBranding, sampleDomain } from '../testing/samples'
import { languageFor } from '../texts/language'
import { contrast } from './colour'
import { lookOf } from './look'
import { accentsOf, DARK, LIGHT } from './palette'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the accent of a domain', () => {
  it('can be read in both themes, whatever was chosen', () => {
    fc.assert(
      fc.property(fc.option(colours), fc.option(colours), (accentLight, accentDark) => {
        const { light, dark } = accentsOf({ accentLight, accentDark })
        for (const [accent, ground] of [
          [light, LIGHT],
          [dark, DARK],
        ] as const) {
          expect(contrast(accent.accent, accent['on-accent'])).toBeGreaterThanOrEqual(4.5)
          expect(contrast(accent['accent-hover'], accent['on-accent'])).toBeGreaterThanOrEqual(4.5)
          for (const below of [ground.canvas, ground.surface, ground.sunken]) {
            expect(contrast(accent['accent-text'], below)).toBeGreaterThanOrEqual(4.5)
          }
        }
      }),
    )
  })

  it('is kept as it is where it can be read already', () => {
    expect(accentsOf({ accentLight: '#0B5D57', accentDark: '#63c0b4' })).toMatchObject({
      light: { accent: '#0b5d57', 'accent-text': '#0b5d57', 'on-accent': '#ffffff' },
      dark: { accent: '#63c0b4', 'accent-text': '#63c0b4' },
    })
  })

  it('serves both themes where only one was chosen, and is ours where none or nonsense was', () => {
    expect(accentsOf({ accentLight: '#b8004a', accentDark: null }).dark.accent).toBe('#b8004a')
    expect(accentsOf({ accentLight: 'red;}body{display:none', accentDark: null })).toEqual(accentsOf(null))
  })
})

describe('the colours of the pages', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('keep 4.5:1 for text and 3:1 for the edges of controls in %s', (_, theme) => {
    for (const ground of [theme.canvas, theme.surface, theme.sunken]) {
      expect(contrast(theme.text, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(theme.muted, ground)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(theme['line-control'], theme.surface)).toBeGreaterThanOrEqual(3)
    for (const kind of ['bad', 'attention', 'good'] as const) {
      expect(contrast(theme.text, theme[`${kind}-soft`])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(theme[kind], theme[`${kind}-soft`])).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('the look of a domain', () => {
  it('is derived once, and again as soon as domain or branding are others', () => {
    const [domain, branding] = [sampleDomain(), sampleBranding({ displayName: 'Solaris' })]
    const [look, english] = [lookOf(domain, branding), languageFor(['en'])]
    expect(lookOf(domain, branding)).toBe(look)
    expect(frameOf(look, english)).toBe(frameOf(lookOf(domain, branding), english))
    expect(frameOf(look, languageFor(['de']))).not.toBe(frameOf(look, english))
    expect(lookOf(domain, { ...branding, displayName: 'Luna' }).name).toBe('Luna')
    expect(lookOf({ ...domain }, branding)).not.toBe(look)
  })

  it('shows the name of the domain where no other is set, and a whole character for a logo', () => {
    expect(lookOf(sampleDomain('Payments'), null)).toMatchObject({ name: 'Payments', initial: 'P', logo: null })
    expect(lookOf(sampleDomain(), sampleBranding({ displayName: '👩‍🚀 Space' })).initial).toBe('👩‍🚀')
  })

  it('addresses the logo by its version, so that a new one is fetched', () => {
    const look = lookOf(sampleDomain('A domain'), sampleBranding({ logoType: 'image/png', logoVersion: '7/x' }))
    expect(look.logo).toBe('/oauth2/domains/A%20domain/logo?v=7%2Fx')
  })
})
