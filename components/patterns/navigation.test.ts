import { describe, expect, it } from 'vitest'
import { isCurrent } from '@/components/patterns/navigation'

describe('isCurrent', () => {
  it('holds for the page itself and for pages below it', () => {
    expect(isCurrent({ href: '/clients' }, '/clients')).toBe(true)
    expect(isCurrent({ href: '/clients' }, '/clients/1/credentials')).toBe(true)
  })

  it('does not hold for a neighbour whose name begins alike', () => {
    expect(isCurrent({ href: '/clients' }, '/clients-old')).toBe(false)
  })

  it('holds for the overview only at its own address', () => {
    expect(isCurrent({ href: '/' }, '/clients')).toBe(false)
    expect(isCurrent({ href: '/' }, '/')).toBe(true)
  })

  it('ignores pages below an exact item', () => {
    expect(isCurrent({ href: '/settings', exact: true }, '/settings/api')).toBe(false)
  })
})
