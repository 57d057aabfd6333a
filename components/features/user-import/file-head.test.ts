import { describe, expect, it } from 'vitest'
import { fileHead } from './file-head'
import { attributeTarget, guessMapping } from './guess-mapping'

describe('the columns of a file', () => {
  it('are found whatever parts them, with the first line as an example', () => {
    expect(fileHead('\ufeffLogin;"Full; name"\r\nada;"Ada ""A"" Lovelace"\r\nbob;Bob')).toEqual({
      headers: ['Login', 'Full; name'],
      example: ['ada', 'Ada "A" Lovelace'],
    })
    expect(fileHead('u\tn')).toEqual({ headers: ['u', 'n'], example: [] })
    expect(fileHead('')).toEqual({ headers: [], example: [] })
  })

  it('are recognised by the names that other systems give them, each field once', () => {
    expect(guessMapping(['User Name', 'E-Mail', 'mail', 'First name', 'constructor', 'Cost centre'])).toEqual([
      'username',
      'email',
      '',
      'givenName',
      '',
      '',
    ])
  })

  it('can become custom attributes of their own name', () => {
    expect(attributeTarget('Cost centre')).toBe('attributes.Cost_centre')
    expect(attributeTarget('4711')).toBeNull()
  })
})
