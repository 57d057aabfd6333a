import { z } from 'zod'
import { parseExpression } from './expressions'
import { line } from './text'

/** STATIC is copied into the token as it is; DYNAMIC is an expression evaluated when the token is issued. */
export const tokenAttributeSchema = z.object({
  attrName: line(128).min(1, 'is required').meta({ description: 'Claim name', example: 'tenant' }),
  attrValue: line(4000).meta({
    description: 'Value, or an expression such as $user.email; docs/reference/expressions.md lists the names',
    example: 'emea',
  }),
  attrType: z
    .string()
    .transform((value) => value.toUpperCase())
    .pipe(z.enum(['STATIC', 'DYNAMIC'], 'must be STATIC or DYNAMIC'))
    .default('STATIC')
    .meta({ description: 'STATIC or DYNAMIC, in any case' }),
})
export type TokenAttribute = z.output<typeof tokenAttributeSchema>

export const tokenAttributesSchema = z
  .array(tokenAttributeSchema)
  .max(200, 'must have at most 200 entries')
  .superRefine((list, issues) => {
    const seen = new Set<string>()
    list.forEach((attribute, index) => {
      if (seen.has(attribute.attrName)) {
        issues.addIssue({ code: 'custom', path: [index, 'attrName'], message: `${attribute.attrName} is named twice` })
      }
      seen.add(attribute.attrName)
    })
  })

/** Attributes as they are taken in: an expression with an unknown name is refused where it is written, not at issue. */
export const givenAttributesSchema = tokenAttributesSchema.superRefine((list, issues) => {
  list.forEach(({ attrType, attrValue }, index) => {
    const parsed = attrType === 'DYNAMIC' ? parseExpression(attrValue) : undefined
    if (parsed && 'problem' in parsed) {
      issues.addIssue({ code: 'custom', path: [index, 'attrValue'], message: parsed.problem })
    }
  })
})
