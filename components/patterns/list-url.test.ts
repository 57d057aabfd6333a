import { describe, expect, it } from 'vitest'
import { listHref, nextSort, readSort } from '@/components/patterns/list-url'

describe('listHref', () => {
  it('keeps the filters and drops the cursor when the order or a filter changes', () => {
    const params = { q: 'portal', type: 'public', after: 'abc' }
    expect(listHref('/clients', params, { sort: '-name' })).toBe('/clients?q=portal&type=public&sort=-name')
    expect(listHref('/clients', params, { type: null })).toBe('/clients?q=portal')
  })

  it('keeps filters and order when stepping, with one cursor only', () => {
    expect(listHref('/clients', { sort: 'name', after: 'abc' }, { before: 'def' })).toBe(
      '/clients?sort=name&before=def',
    )
  })

  it('has no question mark without parameters', () => {
    expect(listHref('/clients', { q: 'x' }, { q: '' })).toBe('/clients')
  })

  it('takes the first of repeated parameters and encodes what is typed', () => {
    expect(listHref('/clients', { q: ['a&b', 'c'] }, {})).toBe('/clients?q=a%26b')
  })
})

describe('readSort', () => {
  const fallback = { column: 'name', direction: 'asc' } as const

  it('reads column and direction', () => {
    expect(readSort({ sort: '-at' }, ['name', 'at'], fallback)).toEqual({ column: 'at', direction: 'desc' })
  })

  it('falls back for a column that may not be sorted by', () => {
    expect(readSort({ sort: 'password' }, ['name'], fallback)).toEqual(fallback)
    expect(readSort({}, ['name'], fallback)).toEqual(fallback)
  })
})

describe('nextSort', () => {
  it('starts ascending and then turns', () => {
    expect(nextSort('name', undefined)).toBe('name')
    expect(nextSort('name', { column: 'name', direction: 'asc' })).toBe('-name')
    expect(nextSort('name', { column: 'name', direction: 'desc' })).toBe('name')
    expect(nextSort('at', { column: 'name', direction: 'asc' })).toBe('at')
  })
})
