import { describe, expect, it } from 'vitest'
import { floatPosition } from '@/components/ui/float-position'

const view = { width: 1000, height: 600 }
const size = { width: 200, height: 100 }
const below = { side: 'bottom', align: 'start', gap: 4 } as const

describe('floatPosition', () => {
  it('stands below its anchor, edge to edge', () => {
    expect(floatPosition({ left: 300, top: 100, width: 80, height: 32 }, size, view, below)).toEqual({
      left: 300,
      top: 136,
    })
  })

  it('goes above when there is no room below', () => {
    expect(floatPosition({ left: 300, top: 560, width: 80, height: 32 }, size, view, below).top).toBe(456)
  })

  it('never leaves the window', () => {
    expect(floatPosition({ left: 950, top: 100, width: 32, height: 32 }, size, view, below).left).toBe(792)
    expect(floatPosition({ left: -40, top: 100, width: 32, height: 32 }, size, view, below).left).toBe(8)
  })

  it('stays on its side when neither side has the room and the other is no better', () => {
    const tall = { width: 200, height: 580 }
    expect(floatPosition({ left: 300, top: 100, width: 80, height: 32 }, tall, view, below).top).toBe(12)
  })

  it('aligns ends and centres', () => {
    const anchor = { left: 300, top: 100, width: 80, height: 32 }
    expect(floatPosition(anchor, size, view, { ...below, align: 'end' }).left).toBe(180)
    expect(floatPosition(anchor, size, view, { side: 'right', align: 'center', gap: 6 })).toEqual({
      left: 386,
      top: 66,
    })
  })
})
