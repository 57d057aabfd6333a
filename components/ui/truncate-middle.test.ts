import { describe, expect, it } from 'vitest'
import { truncateMiddle } from '@/components/ui/truncate-middle'

describe('truncateMiddle', () => {
  it('leaves a text that fits untouched', () => {
    expect(truncateMiddle('portal-web', 10)).toBe('portal-web')
  })

  it('keeps both ends and never exceeds the limit', () => {
    expect(truncateMiddle('abcdefghij', 5)).toBe('ab…ij')
    expect(truncateMiddle('abcdefghij', 6)).toBe('abc…ij')
    for (let max = 1; max < 10; max++) expect(Array.from(truncateMiddle('abcdefghij', max))).toHaveLength(max)
  })

  it('never cuts a character in two', () => {
    expect(truncateMiddle('😀😁😂🤣😃', 3)).toBe('😀…😃')
  })
})
