import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TERM_LENGTH, prefixEnd, searchWords, termsOf } from './search-terms'

describe('the words of an entity', () => {
  it('are those between spaces, their parts between signs, and humps', () => {
    expect(termsOf(['Big TestClient-01'])).toEqual(['big', 'testclient-01', 'testclient', 'test', 'client', '01'])
    expect(termsOf(['OAUTHServer v2.1'])).toEqual(['oauthserver', 'oauth', 'server', 'v2.1', 'v2', '1'])
  })

  it('keep a row id whole', () => {
    expect(termsOf(['0B2C7F5E-1111-4222-8333-444455556666'])).toEqual(['0b2c7f5e-1111-4222-8333-444455556666'])
  })

  it('spell composed and decomposed letters alike', () => {
    expect(termsOf(['E\u0301clair'])).toEqual(termsOf(['\u00e9clair']))
  })

  it('can be stored whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const term of termsOf([text])) {
          expect(term).not.toBe('')
          expect(term.isWellFormed() && !term.includes('\0')).toBe(true)
          expect([...term].length).toBeLessThanOrEqual(MAX_TERM_LENGTH)
        }
      }),
    )
  })

  it('are found by every beginning of every word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.é😀'), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (words, which, length) => {
        const chosen = [...(words[which % words.length] ?? '')]
        const [asked] = searchWords(chosen.slice(0, 1 + (length % chosen.length)).join(''))
        const inRange = (term: string) =>
          Buffer.compare(Buffer.from(term), Buffer.from(asked ?? '')) >= 0 &&
          Buffer.compare(Buffer.from(term), Buffer.from(prefixEnd(asked ?? ''))) < 0
        expect(termsOf([words.join(' ')]).some(inRange)).toBe(true)
      }),
    )
  })
})
