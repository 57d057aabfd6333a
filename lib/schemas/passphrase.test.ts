import { describe, expect, it } from 'vitest'
import { passphraseProblem } from './passphrase'

describe('a passphrase for a file that anybody may copy', () => {
  it.each([
    ['a quiet river bends north', undefined],
    ['k7fq2-m9xw4-t3bhc-p8rzd', undefined],
    ['short', 'needs 15 more characters'],
    ['nineteen characters', 'needs 1 more character'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'uses too few different characters'],
    ['AbAbAbAbAbAbAbAbAbAbAbAb', 'uses too few different characters'],
    ['ein ruhiger Fluß biegt nach Norden', 'must be plain ASCII, so that every program reads it alike'],
    ['x'.repeat(201), 'must have at most 200 characters'],
  ])('%j: %s', (passphrase, problem) => {
    expect(passphraseProblem(passphrase)).toBe(problem)
  })
})
