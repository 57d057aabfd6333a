import { z } from 'zod'

const wholeNumber = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^(|[1-9]\d{0,4})$/, 'must be a whole number of 1 or more, or empty')
    .refine((value) => Number(value) <= max, `must be at most ${max.toLocaleString('en')}`)

export const rotationCardSchema = z
  .object({ keyRotationIntervalInDays: wholeNumber(36_500), keyPublishAheadInHours: wholeNumber(99_999) })
  .refine(
    ({ keyRotationIntervalInDays: days, keyPublishAheadInHours: hours }) =>
      days === '' || hours === '' || Number(hours) <= Number(days) * 24,
    { path: ['keyPublishAheadInHours'], message: 'must not be longer than a key signs' },
  )
