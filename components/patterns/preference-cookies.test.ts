import { describe, expect, it } from 'vitest'
import { isTheme, preferenceCookie } from '@/components/patterns/preference-cookies'

describe('preference cookies', () => {
  it('accept only the three themes', () => {
    expect(['light', 'dark', 'system', 'Dark', '"><script>', undefined].filter(isTheme)).toEqual([
      'light',
      'dark',
      'system',
    ])
  })

  it('cannot carry an attribute of their own', () => {
    expect(preferenceCookie('gatehouse-theme', 'dark; Domain=evil')).toBe(
      'gatehouse-theme=dark%3B%20Domain%3Devil; Path=/; Max-Age=31536000; SameSite=Lax',
    )
  })
})
