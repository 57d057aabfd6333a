import { describe, expect, it } from 'vitest'
import { systemRandom } from './random'

describe('randomness of the system', () => {
  it.each([1, 16, 32, 64, 65, 5000])('gives %i bytes, and never the same twice', (length) => {
    const given = Array.from({ length: 500 }, () => systemRandom.bytes(length))
    expect(given.every((bytes) => bytes.length === length)).toBe(true)
    if (length >= 16) expect(new Set(given.map((bytes) => bytes.toString('hex'))).size).toBe(500)
  })

  it('gives bytes of their own: who writes into them changes nobody else’s', () => {
    const first = systemRandom.bytes(16)
    const kept = first.toString('hex')
    const second = systemRandom.bytes(16)
    second.fill(0)
    expect(first.toString('hex')).toBe(kept)
    expect(systemRandom.bytes(16).equals(Buffer.alloc(16))).toBe(false)
  })

  it('spreads over all values of a byte', () => {
    const counts = new Array<number>(256).fill(0)
    for (let i = 0; i < 16_384; i++) for (const byte of systemRandom.bytes(16)) counts[byte] = (counts[byte] ?? 0) + 1
    // 1024 of each are to be expected; eight standard deviations either way never happen.
    expect(Math.min(...counts)).toBeGreaterThan(768)
    expect(Math.max(...counts)).toBeLessThan(1280)
  })
})
