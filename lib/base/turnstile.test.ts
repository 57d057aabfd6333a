import { describe, expect, it } from 'vitest'
import { Overloaded, Turnstile } from './turnstile'

describe('turnstile', () => {
  it('lets the next in when one leaves, also when that one failed', async () => {
    const turnstile = new Turnstile(1, 10)
    const order: string[] = []
    const step = (name: string, fails = false) =>
      turnstile.run(async () => {
        order.push(`${name} in`)
        await null
        order.push(`${name} out`)
        if (fails) throw new Error(name)
        return name
      })
    const all = await Promise.allSettled([step('a', true), step('b'), step('c')])
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  it('turns away whoever comes when too many wait, and lets in again afterwards', async () => {
    const turnstile = new Turnstile(1, 1)
    const first = turnstile.run(async () => 1)
    const second = turnstile.run(async () => 2)
    await expect(turnstile.run(async () => 3)).rejects.toBeInstanceOf(Overloaded)
    expect(await Promise.all([first, second])).toEqual([1, 2])
    expect(await turnstile.run(async () => 4)).toBe(4)
  })

  it('does what can be left undone only where a place is free, and takes that place while it does', async () => {
    const turnstile = new Turnstile(1, 1)
    const first = turnstile.run(async () => 1)
    expect(await turnstile.runIfFree(async () => 2)).toBeNull()
    expect(await first).toBe(1)
    const spare = turnstile.runIfFree(async () => 3)
    const next = turnstile.run(async () => 4)
    await expect(turnstile.run(async () => 5)).rejects.toBeInstanceOf(Overloaded)
    expect(await Promise.all([spare, next])).toEqual([3, 4])
  })
})
