import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issuerOf } from '@/lib/oauth/issuer'
import { ISSUER_MODES } from '@/lib/schemas/custom-attrs'
import { discoveryUrl, issuerModeOf, issuerUrl } from '@/lib/schemas/issuer'

const names = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,40}$/)

describe('the issuer that the console shows', () => {
  it('is the one that tokens carry, for every name and mode', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...ISSUER_MODES), (name, issuerMode) => {
        const shown = issuerUrl('https://gate.example', name, issuerMode)
        expect(shown).toBe(issuerOf({ name, issuerMode }, 'https://gate.example'))
        expect(URL.canParse(discoveryUrl('https://gate.example', name, issuerMode))).toBe(true)
      }),
    )
  })

  it('is the shared one for anything but a clear DOMAIN', () => {
    for (const issuerMode of ['SHARED', 'domain', '', 'own', true]) expect(issuerModeOf({ issuerMode })).toBe('SHARED')
    expect(issuerModeOf(null)).toBe('SHARED')
    expect(issuerModeOf({ issuerMode: 'DOMAIN' })).toBe('DOMAIN')
  })
})
