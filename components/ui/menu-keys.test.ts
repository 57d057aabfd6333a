import { describe, expect, it } from 'vitest'
import { menuTarget } from '@/components/ui/menu-keys'

const labels = ['Light', 'Dark', 'As the system', 'Later']

describe('menuTarget', () => {
  it('walks both ways and wraps around', () => {
    expect(menuTarget('ArrowDown', 0, labels)).toBe(1)
    expect(menuTarget('ArrowDown', 3, labels)).toBe(0)
    expect(menuTarget('ArrowUp', 0, labels)).toBe(3)
    expect(menuTarget('ArrowUp', -1, labels)).toBe(3)
  })

  it('leads to the ends', () => {
    expect(menuTarget('Home', 2, labels)).toBe(0)
    expect(menuTarget('End', 0, labels)).toBe(3)
  })

  it('finds the next item that begins with the letter', () => {
    expect(menuTarget('l', 0, labels)).toBe(3)
    expect(menuTarget('L', 3, labels)).toBe(0)
    expect(menuTarget('x', 0, labels)).toBeNull()
  })

  it('leaves Enter, Space and Escape to the item and the browser', () => {
    expect(['Enter', ' ', 'Escape', 'Tab'].map((key) => menuTarget(key, 0, labels))).toEqual([null, null, null, null])
  })
})
