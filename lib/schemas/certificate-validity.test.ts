import { describe, expect, it } from 'vitest'
import { certificateValidity } from './certificate-validity'

describe('where a certificate stands', () => {
  const pair = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-12-31T00:00:00Z') }
  it.each([
    ['2025-12-31T23:59:59Z', 'not-yet'],
    ['2026-01-01T00:00:00Z', 'valid'],
    ['2026-11-01T00:00:00Z', 'valid'],
    ['2026-11-01T00:00:01Z', 'ending'],
    ['2026-12-31T00:00:00Z', 'over'],
  ])('at %s it is %s', (now, expected) => {
    expect(certificateValidity(pair, new Date(now))).toBe(expected)
  })
})
