import { describe, expect, it } from 'vitest'
import { passwordStrength } from './password-strength'

describe('strength of a new password', () => {
  it('counts down to twelve characters', () => {
    expect(passwordStrength('')).toMatchObject({ tone: 'neutral', share: 0 })
    expect(passwordStrength('eleven char')).toMatchObject({ tone: 'attention', words: '1 more character' })
    expect(passwordStrength('four')).toMatchObject({ words: '8 more characters' })
    expect(passwordStrength('twelve chars')).toMatchObject({ tone: 'good', words: 'Long enough' })
  })

  it('counts a character beyond the basic plane as one', () => {
    expect(passwordStrength('🔑🔒🗝️')).toMatchObject({ words: '8 more characters' })
  })

  it('does not call a repeated character good', () => {
    expect(passwordStrength('aaaaaaaaaaaaaaaaaaaaaaaa').tone).toBe('attention')
  })
})
