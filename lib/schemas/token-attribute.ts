import { z } from 'zod'
import { line } from './text'

/** STATIC is copied into the token as it is; DYNAMIC is an expression evaluated when the token is issued. */
export const tokenAttributeSchema = z.object({
  attrName: line(128).min(1, 'is required').meta({ description: 'Claim name', example: 'tenant' }),
  attrValue: line(4000).meta({ description: 'Value, or an expression such as $session.id', example: 'emea' }),
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
