import { expect, it } from 'vitest'
import { passphraseProblem } from '@/lib/schemas/passphrase'
import { makePassphrase } from './make-passphrase'

it('makes passphrases that are strong enough, each another', () => {
  const made = Array.from({ length: 50 }, makePassphrase)
  for (const passphrase of made) {
    expect(passphrase).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){4}$/)
    expect(passphraseProblem(passphrase)).toBeUndefined()
  }
  expect(new Set(made).size).toBe(50)
})
