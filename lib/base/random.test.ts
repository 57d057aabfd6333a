import { describe, expect, it } from 'vitest'
import { systemRandom, timedShortId, timedUuid } from './random'

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

describe('ids that sort by time', () => {
  const instants = [0, 1, 255, 256, 65_536, 1_795_000_000_000, 1_795_000_000_001, 4_102_444_800_000]

  it('are UUIDs of version 7, in the order of their instants, and tell them', () => {
    const ids = instants.map((at) => timedUuid(systemRandom, new Date(at)))
    expect([...ids].sort()).toEqual(ids)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))).toEqual(instants)
  })

  it('are the same 128 bits as jti, and never the same twice in one millisecond', () => {
    const now = new Date(1_795_000_000_000)
    const ids = Array.from({ length: 2000 }, () => timedShortId(systemRandom, now))
    expect(new Set(ids).size).toBe(2000)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(Buffer.from(ids[0] ?? '', 'base64url').readUIntBE(0, 6)).toBe(now.getTime())
  })
})
