import { z } from 'zod'
import { ATTRIBUTE_NAME } from '@/lib/schemas/user'
import { ATTRIBUTE_KINDS } from './attribute-rows'

const rowSchema = z.object({
  name: z.string(),
  kind: z.enum(ATTRIBUTE_KINDS),
  value: z.string().max(4000, 'must have at most 4000 characters'),
})

export const attributesCardSchema = z.object({
  attributes: z
    .array(rowSchema)
    .max(100, 'must have at most 100 entries')
    .superRefine((rows, issues) => {
      rows.forEach(({ name, kind, value }, index) => {
        const trimmed = name.trim()
        const refuse = (field: string, message: string) =>
          issues.addIssue({ code: 'custom', path: [index, field], message })
        if (kind === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
          refuse('value', 'must be a number')
        }
        if (!ATTRIBUTE_NAME.test(trimmed)) {
          refuse('name', 'must start with a letter and hold only letters, digits and _ . : -')
        } else if (rows.findIndex((other) => other.name.trim() === trimmed) !== index) {
          refuse('name', `${trimmed} is given twice`)
        }
      })
    }),
})
