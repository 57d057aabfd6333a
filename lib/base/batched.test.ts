import { describe, expect, it } from 'vitest'
import { batched } from './batched'

function counted(max = 100) {
  const loads: number[][] = []
  const square = batched(async (keys: readonly number[]) => {
    loads.push([...keys])
    if (keys.includes(13)) throw new Error('unlucky')
    return keys.map((key) => key * key)
  }, max)
  return { loads, square }
}

describe('loads that share a round trip', () => {
  it('are one for what was asked for in one turn, and each caller gets its own answer', async () => {
    const { loads, square } = counted()
    expect(await Promise.all([square(2), square(3), square(2)])).toEqual([4, 9, 4])
    expect(await square(5)).toBe(25)
    expect(loads).toEqual([[2, 3, 2], [5]])
  })

  it('hold no more than they may', async () => {
    const { loads, square } = counted(2)
    expect(await Promise.all([1, 2, 3, 4, 5].map(square))).toEqual([1, 4, 9, 16, 25])
    expect(loads).toEqual([[1, 2], [3, 4], [5]])
  })

  it('fail those who asked together, and nobody after them', async () => {
    const { square } = counted()
    const together = await Promise.allSettled([square(1), square(13)])
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await square(4)).toBe(16)
  })
})
