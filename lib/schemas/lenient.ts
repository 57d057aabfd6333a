import { z } from 'zod'

/**
 * Scripts written for the original send booleans and numbers quoted or bare. These leaves take both and give the bare
 * value; nothing else is coerced.
 */
export const lenientBoolean = z.union(
  [
    z.boolean(),
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.enum(['true', 'false']))
      .transform((value) => value === 'true'),
  ],
  'must be true or false',
)

/** A whole number in a closed range, quoted or bare. */
export function lenientInteger(min: number, max: number) {
  const rule = `must be a whole number from ${min} to ${max}`
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,15}$/)
          .transform(Number),
      ],
      rule,
    )
    .pipe(z.number(rule).int(rule).min(min, rule).max(max, rule))
}
