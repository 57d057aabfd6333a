import { describe, expect, it } from 'vitest'
import { isCodeVerifier, meetsChallenge, shownChallenge } from './code-verifier'

const VERIFIER =
  'Y1lgBSx8gRsruplrdpGiG-9Lkv~kna1q2pgwXY7UYKc~~jTgMkmUlZkZkapJGT6X.m12.ZUBDj24qWuPGHl21x3vyFEC.m_XDH_JTw4Qk6_a62Qw~e0sVp3I-AHYhTzn'
const CHALLENGE = 'Ec-YfJRRibqf_myiWqObZfT-M1HthBUTygBH73zEHbc'
const S256 = { value: CHALLENGE, method: 'S256' as const }

describe('proof keys (RFC 7636)', () => {
  it('G01 takes the verifier of the published vector, and no altered one', () => {
    expect(meetsChallenge(VERIFIER, S256)).toBe(true)
    expect(meetsChallenge(`${VERIFIER.slice(0, -1)}m`, S256)).toBe(false)
    expect(meetsChallenge(VERIFIER.toLowerCase(), S256)).toBe(false)
  })

  it('takes the pair of RFC 7636 Appendix B', () => {
    const value = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    expect(meetsChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', { value, method: 'S256' })).toBe(true)
  })

  it('G01 takes a challenge with and without its padding', () => {
    expect(meetsChallenge(VERIFIER, { ...S256, value: `${CHALLENGE}=` })).toBe(true)
  })

  it('G02 compares the verifier itself where the method is plain', () => {
    expect(meetsChallenge(VERIFIER, { value: VERIFIER, method: 'plain' })).toBe(true)
    expect(meetsChallenge(VERIFIER, { value: CHALLENGE, method: 'plain' })).toBe(false)
    expect(meetsChallenge(CHALLENGE, { value: CHALLENGE, method: 'S256' })).toBe(false)
  })

  it('G03 knows a verifier by its length of 43 to 128 characters', () => {
    const lengths = [0, 42, 43, 128, 129].map((length) => isCodeVerifier('a'.repeat(length)))
    expect(lengths).toEqual([false, false, true, true, false])
  })

  it.each([' ', '+', '/', '=', '%', 'é', '\n', '\0', '!'])('G04 knows no verifier with %j in it', (character) => {
    expect(isCodeVerifier(`${'a'.repeat(42)}${character}`)).toBe(false)
    expect(isCodeVerifier(`${character}${'a'.repeat(43)}`)).toBe(false)
  })

  it('G04 takes every unreserved character', () => {
    expect(isCodeVerifier('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~')).toBe(true)
  })

  it('shows a challenge with its padding, however it was sent', () => {
    expect(shownChallenge(S256)).toBe(`${CHALLENGE}=`)
    expect(shownChallenge({ ...S256, value: `${CHALLENGE}=` })).toBe(`${CHALLENGE}=`)
    expect(shownChallenge({ value: 'a'.repeat(45), method: 'plain' })).toBe('a'.repeat(45))
  })
})
