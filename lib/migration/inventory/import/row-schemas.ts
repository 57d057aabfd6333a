import { z } from 'zod'
import {
  chainCodeSchema,
  cloudAccountNameSchema,
  enterpriseIdSchema,
  environmentCodeSchema,
  gatewayHostSchema,
  gatewayNameSchema,
  nameSchema,
  networkSchema,
  propertyCodeSchema,
} from '@/lib/schemas/migration/identifiers'
import { environmentKindSchema } from '@/lib/schemas/migration/inventory'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import { line } from '@/lib/schemas/text'

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const required = (most: number) => line(most).refine((text) => text !== '', 'is required')
const words = <S extends z.ZodType<string, string>>(each: S) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(each).max(100, 'must have at most 100 values'))
const YES = ['true', 'yes', 'y', '1', 'x']
const NO = ['false', 'no', 'n', '0', '']
const flag = z
  .string()
  .default('')
  .refine((text) => [...YES, ...NO].includes(text.toLowerCase()), 'must be yes or no')
  .transform((text) => YES.includes(text.toLowerCase()))
const email = optional(z.email('must be an e-mail address').max(254, 'must have at most 254 characters'))
const environmentLabel = z
  .string('is required')
  .regex(/^[A-Za-z0-9]{1,20}\/[A-Za-z0-9]{1,20}$/, 'must be an environment like CHAIN/UAT')
const secret = optional(line(512).refine((text) => text.length >= 8, 'must have at least 8 characters'))
const applicationKey = optional(
  z.string().regex(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 printable characters without blanks'),
)
const clientId = z
  .string('is required')
  .regex(/^[\x21-\x39\x3b-\x7e]{1,256}$/, 'must be printable, without blanks and colons')

/** A line of each kind as it is stored; a column that the kind does not have must be empty. */
export const ROW_SCHEMAS = {
  customer: z.strictObject({ name: nameSchema }),
  partner: z.strictObject({ name: nameSchema, code: cloudAccountNameSchema }),
  gateway: z.strictObject({ name: gatewayNameSchema, host: gatewayHostSchema, parent: required(200) }),
  enterprise: z.strictObject({ name: nameSchema, parent: required(200), code: optional(enterpriseIdSchema) }),
  chain: z.strictObject({ code: chainCodeSchema, name: nameSchema, parent: required(200) }),
  property: z.strictObject({ code: propertyCodeSchema, name: nameSchema, parent: required(200) }),
  environment: z.strictObject({
    code: environmentCodeSchema,
    parent: required(200),
    type: environmentKindSchema,
    gateway: required(63),
    networks: words(networkSchema),
    email,
  }),
  application: z
    .strictObject({
      name: nameSchema,
      partner: optional(line(40)),
      parent: optional(line(200)),
      secret: applicationKey,
    })
    .refine(({ partner, parent }) => (partner === undefined) !== (parent === undefined), {
      path: ['parent'],
      message: 'needs either a partner or a customer',
    }),
  integration: z.strictObject({
    name: nameSchema.pipe(z.string().max(128, 'must have at most 128 characters')),
    parent: environmentLabel,
    partner: optional(line(40)),
    application: optional(line(200)),
    email,
    streaming: flag,
    separated: flag,
  }),
  user: z.strictObject({ name: required(128), parent: environmentLabel, integration: required(128), secret }),
  client: z.strictObject({ code: clientId, parent: environmentLabel, partner: optional(line(40)), secret }),
  connection: z.strictObject({
    partner: required(40),
    parent: environmentLabel,
    properties: words(propertyCodeSchema),
  }),
} as const satisfies Record<InventoryKind, z.ZodType>

export type ImportedValues<K extends InventoryKind = InventoryKind> = z.output<(typeof ROW_SCHEMAS)[K]>
