import { describe, expect, it } from 'vitest'
import { challengeOf, newVerifier, verifierProblem } from './proof-key'

describe('proof keys made in the browser (RFC 7636)', () => {
  it('hashes the example of RFC 7636 Appendix B to its challenge', async () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(await challengeOf(verifier, 'S256')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
    expect(await challengeOf(verifier, 'plain')).toBe(verifier)
  })

  it('makes a verifier that no server refuses, new each time', () => {
    expect(verifierProblem(newVerifier())).toBeUndefined()
    expect(newVerifier()).not.toBe(newVerifier())
  })

  it('tells a verifier that is too short, too long or of other characters', () => {
    for (const bad of ['a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(42)}+`]) {
      expect(verifierProblem(bad)).toContain('43 to 128')
    }
  })
})
