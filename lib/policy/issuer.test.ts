import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issuerOf } from '@/lib/oauth/issuer'
import { ISSUER_MODES } from '@/lib/schemas/custom-attrs'
import { discoveryUrl, issuerModeOf, issuerUrl } from '@/lib/schemas/issuer'
import { DEFAULT_ISSUER_SWITCHES, issuerSwitches } from '@/lib/schemas/oauth-config'

const names = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,40}$/)

describe('the issuer that the console shows', () => {
  it('is the one that tokens carry, for every name and mode', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...ISSUER_MODES), (name, issuerMode) => {
        const custom = { issuerPath: 'customPath', omitIssuerPort: true }
        for (const switches of [DEFAULT_ISSUER_SWITCHES, custom]) {
          const shown = issuerUrl('https://gate.example:8443', name, issuerMode, switches)
          expect(shown).toBe(issuerOf({ name, issuerMode }, 'https://gate.example:8443', switches))
          expect(URL.canParse(discoveryUrl('https://gate.example', name, issuerMode, switches))).toBe(true)
        }
      }),
    )
  })

  it('loses its port, and nothing else, where the port is to be left out', () => {
    const omitted = { issuerPath: 'oauth2', omitIssuerPort: true }
    const of = (publicUrl: string) => issuerUrl(publicUrl, 'A', 'SHARED', omitted)
    expect(of('https://gate.example:8443')).toBe('https://gate.example/oauth2')
    expect(of('https://gate.example')).toBe('https://gate.example/oauth2')
    expect(of('http://[2001:db8::1]:3000')).toBe('http://[2001:db8::1]/oauth2')
    expect(of('http://[2001:db8::1]')).toBe('http://[2001:db8::1]/oauth2')
    expect(of('https://gate.example:8443/sso')).toBe('https://gate.example/sso/oauth2')
  })

  it('follows settings only where they are set and can be read', () => {
    const setting = (name: string, value: string) => ({ name, type: 'xsd:string', value })
    expect(issuerSwitches([])).toEqual(DEFAULT_ISSUER_SWITCHES)
    expect(issuerSwitches([setting('CustomIssuerPathExtension', ''), setting('OmitIssuerPort', 'maybe')])).toEqual(
      DEFAULT_ISSUER_SWITCHES,
    )
    expect(
      issuerSwitches([setting('CustomIssuerPathExtension', ' customPath '), setting('OmitIssuerPort', '1')]),
    ).toEqual({ issuerPath: 'customPath', omitIssuerPort: true })
  })

  it('is the shared one for anything but a clear DOMAIN', () => {
    for (const issuerMode of ['SHARED', 'domain', '', 'own', true]) expect(issuerModeOf({ issuerMode })).toBe('SHARED')
    expect(issuerModeOf(null)).toBe('SHARED')
    expect(issuerModeOf({ issuerMode: 'DOMAIN' })).toBe('DOMAIN')
  })
})
