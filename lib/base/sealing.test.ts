import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from './hash'
import type { MasterKey } from './master-key'
import { systemRandom } from './random'
import { open, seal, UnsealingError } from './sealing'

function masterKey(fill: number): MasterKey {
  const bytes = Buffer.alloc(32, fill)
  return { id: sha256Hex(bytes).slice(0, 8), bytes, origin: 'test' }
}
const key = masterKey(1)
const sealed = (text: string, purpose = 'private-key:a') => seal(key, Buffer.from(text), purpose, systemRandom)
const reasonOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof UnsealingError) return error.reason
  }
  return 'opened'
}

describe('sealing (AES-256-GCM)', () => {
  it('gives back exactly what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, purpose) => {
        const envelope = seal(key, Buffer.from(bytes), purpose, systemRandom)
        expect(open(key, envelope, purpose).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  it('never makes the same envelope twice, and shows nothing of the plaintext', () => {
    const [first, second] = [sealed('attack at dawn'), sealed('attack at dawn')]
    expect(first.equals(second)).toBe(false)
    expect(first.includes('attack')).toBe(false)
  })

  it('refuses an envelope of another master key and names both by id', () => {
    const other = masterKey(2)
    expect(reasonOf(() => open(other, sealed('x'), 'private-key:a'))).toBe('other_master_key')
    expect(() => open(other, sealed('x'), 'private-key:a')).toThrow(`master key ${key.id}`)
    expect(() => open(other, sealed('x'), 'private-key:a')).toThrow(`master key ${other.id}`)
  })

  it('refuses an envelope moved to another place', () => {
    expect(reasonOf(() => open(key, sealed('x', 'private-key:a'), 'private-key:b'))).toBe('altered')
  })

  it('notices any flipped bit', () => {
    const envelope = sealed('some private key')
    for (let index = 0; index < envelope.length; index++) {
      const altered = Buffer.from(envelope)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(
        reasonOf(() => open(key, altered, 'private-key:a')),
        `byte ${index}`,
      ).not.toBe('opened')
    }
  })

  it('refuses what is no envelope', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(reasonOf(() => open(key, bytes, 'private-key:a'))).not.toBe('opened')
      }),
    )
  })
})
