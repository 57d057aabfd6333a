import { describe, expect, it } from 'vitest'
import { sharedSet } from './shared-sets'

describe('sets that clients share', () => {
  it('are one object for equal lists, and another for a list that differs', () => {
    expect(sharedSet(['a', 'b'])).toBe(sharedSet(['a', 'b']))
    expect(sharedSet(['a'])).not.toBe(sharedSet(['a', 'b']))
    expect([...sharedSet(['b', 'a'])]).toEqual(['b', 'a'])
    expect(sharedSet([]).size).toBe(0)
  })
})
