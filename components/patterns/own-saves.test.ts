import { describe, expect, it } from 'vitest'
import { announceOwnSave, onOwnSave } from './own-saves'

describe('what a card saved', () => {
  it('reaches the other cards of the same entity and of no other, until they are gone', () => {
    const heard: unknown[] = []
    const stop = onOwnSave('a', (view) => heard.push(view))
    onOwnSave('b', () => heard.push('b'))
    announceOwnSave('a', 2)
    stop()
    announceOwnSave('a', 3)
    expect(heard).toEqual([2])
  })
})
