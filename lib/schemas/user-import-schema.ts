import { z } from 'zod'
import { ATTRIBUTE_NAME } from './user'
import { IMPORT_MAX_COLUMNS, IMPORT_TARGETS } from './user-import'

const target = z.union(
  [
    z.literal(''),
    z.enum(IMPORT_TARGETS),
    z
      .string()
      .startsWith('attributes.')
      .refine((value) => ATTRIBUTE_NAME.test(value.slice('attributes.'.length))),
  ],
  'names no field; a custom attribute starts with a letter and holds only letters, digits and _ . : -',
)

export const importMappingSchema = z
  .array(target)
  .max(IMPORT_MAX_COLUMNS)
  .refine((targets) => targets.includes('username'), 'must say which column holds the user name')
  .refine((targets) => {
    const used = targets.filter(Boolean)
    return new Set(used).size === used.length
  }, 'must not fill one field from two columns')

/** What comes beside a file: the store, the mapping, and for a confirmation the proof of what was checked. */
export const importRequestSchema = z.strictObject({
  storeId: z.string().min(1).max(64),
  mapping: importMappingSchema,
  proof: z.string().max(500).optional(),
})
