import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Gathered } from './gathered'

describe('work gathered over a turn of the event loop', () => {
  it('is done in the order it came, once each, at the end of the turn', async () => {
    const done: number[] = []
    const gathered = new Gathered<number>((item) => void done.push(item))
    for (let i = 0; i < 5; i++) gathered.add(i)
    expect(done).toEqual([])
    await nextTurn()
    expect(done).toEqual([0, 1, 2, 3, 4])
  })

  it('that comes up while it is being done waits for the next turn', async () => {
    const done: number[] = []
    const gathered = new Gathered<number>((item) => {
      done.push(item)
      if (item < 3) gathered.add(item + 1)
    })
    gathered.add(1)
    await nextTurn()
    expect(done).toEqual([1])
    await nextTurn()
    await nextTurn()
    expect(done).toEqual([1, 2, 3])
  })

  it('is done so many at a time where there is a limit, and none is lost', async () => {
    const done: number[] = []
    const gathered = new Gathered<number>((item) => void done.push(item), 2)
    for (let i = 0; i < 5; i++) gathered.add(i)
    await nextTurn()
    expect(done).toEqual([0, 1])
    gathered.add(5)
    await nextTurn()
    await nextTurn()
    await nextTurn()
    expect(done).toEqual([0, 1, 2, 3, 4, 5])
  })
})
