import { describe, expect, it } from 'vitest'
import { matchSuggestions, splitTokens } from '@/components/ui/token-list'

describe('splitTokens', () => {
  it('takes a pasted list apart at spaces, commas, semicolons and lines, each entry once', () => {
    expect(splitTokens(' a b,c;\nd a ')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('finds nothing in white space', () => {
    expect(splitTokens(' \n,;')).toEqual([])
  })
})

describe('matchSuggestions', () => {
  const all = [{ value: 'Rates.read' }, { value: 'Orders.read', detail: 'See orders' }, { value: 'openid' }]

  it('leaves out what is taken', () => {
    expect(matchSuggestions(all, ['openid'], '').map((each) => each.value)).toEqual(['Rates.read', 'Orders.read'])
  })

  it('puts those that start with the text before those that contain it, whatever the case', () => {
    expect(matchSuggestions(all, [], 'o').map((each) => each.value)).toEqual(['Orders.read', 'openid'])
    expect(matchSuggestions(all, [], 'READ').map((each) => each.value)).toEqual(['Rates.read', 'Orders.read'])
  })

  it('also looks at the words for people', () => {
    expect(matchSuggestions(all, [], 'see').map((each) => each.value)).toEqual(['Orders.read'])
  })
})
