import { describe, expect, it } from 'vitest'
import { compareEdits, describeValue, mergeEdits, sameValue } from './stale-edit'

const labels = { name: 'Name', description: 'Description', scopes: 'Scopes' }

describe('a save over somebody else’s', () => {
  it('is a conflict where both sides changed one field to different values', () => {
    const base = { name: 'a', description: 'x', scopes: ['R.read'] }
    const found = compareEdits(base, { ...base, name: 'theirs' }, { ...base, name: 'mine' }, labels)
    expect(found.conflicts.map((each) => each.field)).toEqual(['name'])
    expect(found.changed).toEqual([])
  })

  it('only tells about a field that the other one changed alone', () => {
    const base = { name: 'a', description: 'x', scopes: [] }
    const found = compareEdits(base, { ...base, description: 'y' }, { ...base, name: 'mine' }, labels)
    expect(found.conflicts).toEqual([])
    expect(found.changed.map((each) => each.field)).toEqual(['description'])
  })

  it('is no conflict when both typed the same', () => {
    const base = { name: 'a', description: 'x', scopes: [] }
    const same = { ...base, name: 'b' }
    expect(compareEdits(base, same, same, labels).conflicts).toEqual([])
  })

  it('keeps what is typed here and everything else that the other one saved', () => {
    const base = { name: 'a', description: 'x' }
    expect(mergeEdits(base, { name: 'theirs', description: 'theirs' }, { name: 'mine', description: 'x' })).toEqual({
      name: 'mine',
      description: 'theirs',
    })
  })

  it('does not mind the order of members, and minds the order of a list', () => {
    expect(sameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
  })

  it('describes values in words', () => {
    expect(describeValue([])).toBe('none')
    expect(describeValue(null)).toBe('not set')
    expect(describeValue(false)).toBe('off')
    expect(describeValue([{ url: 'https://a', isHttps: true }])).toBe('url https://a · isHttps on')
  })
})
