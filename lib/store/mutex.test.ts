import { describe, expect, it } from 'vitest'
import { Mutex } from './mutex'

describe('taking turns', () => {
  it('lets one in at a time, in the order of asking', async () => {
    const mutex = new Mutex()
    const events: string[] = []
    const work = async (name: string) => {
      const release = await mutex.acquire(1_000)
      events.push(`${name} in`)
      await new Promise((resolve) => setImmediate(resolve))
      events.push(`${name} out`)
      release()
    }
    await Promise.all([work('a'), work('b'), work('c')])
    expect(events).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })

  it('gives a place up when its turn is late, and still keeps the next one behind the present holder', async () => {
    const mutex = new Mutex()
    const release = await mutex.acquire(1_000)
    await expect(mutex.acquire(1)).rejects.toThrow('busy')
    let entered = false
    const next = mutex.acquire(1_000).then((end) => {
      entered = true
      end()
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(entered).toBe(false)
    release()
    await next
    expect(entered).toBe(true)
  })
})
