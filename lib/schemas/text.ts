import { z } from 'zod'

// Control characters other than tab and line feed have no place in a stored text; U+0000 breaks PostgreSQL, CR and LF
// in a name would forge log lines.
const controlFree = /^[^\p{Cc}]*$/u
const controlFreeMultiline = /^(?:[^\p{Cc}]|[\t\n])*$/u
// Half a surrogate pair cannot be written as UTF-8.
const wellFormed = (value: string) => value.isWellFormed()

/** One line of text without control characters. */
export function line(maxLength: number) {
  return z
    .string('must be text')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(controlFree, 'must not hold control characters')
    .refine(wellFormed, 'must be valid Unicode')
}

/** Several lines of text. */
export function paragraph(maxLength: number) {
  return z
    .string('must be text')
    .transform((value) => value.replace(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .max(maxLength, `must have at most ${maxLength} characters`)
        .regex(controlFreeMultiline, 'must not hold control characters')
        .refine(wellFormed, 'must be valid Unicode'),
    )
}

export const descriptionSchema = paragraph(2000).meta({
  description: 'What it is for, in your own words',
  example: 'Test Domain',
})
