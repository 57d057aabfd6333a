import { describe, expect, it } from 'vitest'
import { passwordSchema } from '@/lib/schemas/account'
import { makePassword } from './make-password'

describe('a generated password', () => {
  it('passes the rules, is new each time, and can be read out', () => {
    const made = Array.from({ length: 200 }, makePassword)
    expect(new Set(made).size).toBe(200)
    for (const password of made) {
      expect(passwordSchema.safeParse(password).success).toBe(true)
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
    }
  })
})
