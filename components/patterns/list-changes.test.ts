import { describe, expect, it } from 'vitest'
import { createListChanges } from './list-changes'

const at = (text = '') => new URLSearchParams(text)

describe('changes of the address of a list', () => {
  it('add up while the page still stands at the old address', () => {
    const { change } = createListChanges()
    expect(change('/consents', at(), { q: 'ada' })).toBe('/consents?q=ada')
    expect(change('/consents', at(), { scope: 'Ledger.read' })).toBe('/consents?q=ada&scope=Ledger.read')
    expect(change('/consents', at(), { q: null })).toBe('/consents?scope=Ledger.read')
  })

  it('begin at the address of the page once it has moved, wherever it went', () => {
    const { change } = createListChanges()
    change('/consents', at(), { q: 'ada' })
    expect(change('/consents', at('q=ada'), { state: 'live' })).toBe('/consents?q=ada&state=live')
    expect(change('/consents', at('domain=1'), { q: 'bob' })).toBe('/consents?domain=1&q=bob')
    expect(change('/sessions', at('domain=1'), { q: 'eve' })).toBe('/sessions?domain=1&q=eve')
  })

  it('forget what was asked for once it has arrived, also when the page comes back to where it began', () => {
    const { change, standsAt } = createListChanges()
    change('/consents', at(), { q: 'ada' })
    standsAt('/consents', at('q=ada'))
    standsAt('/consents', at())
    expect(change('/consents', at(), { state: 'live' })).toBe('/consents?state=live')
  })
})
