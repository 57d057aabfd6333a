import { z } from 'zod'
import { line } from '../text'
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
} from './identifiers'
import type { ListedKind } from './inventory-kinds'

/** Another thing of the inventory, told by its code or its name. */
const reference = line(200)
  .transform((text) => text.trim())
  .refine((text) => text.length > 0, 'is required')
const optionalText = (schema: z.ZodType<string, string>) => z.union([z.literal(''), schema]).default('')

export const ENVIRONMENT_KINDS = ['PRODUCTION', 'NON_PRODUCTION'] as const
export const environmentKindSchema = z.enum(ENVIRONMENT_KINDS, 'must be PRODUCTION or NON_PRODUCTION')

export const customerSchema = z.strictObject({ name: nameSchema })
export const partnerSchema = z.strictObject({ name: nameSchema, cloudAccountName: cloudAccountNameSchema })
export const enterpriseSchema = z.strictObject({
  customer: reference,
  name: nameSchema,
  /** its Enterprise ID, empty until operations supplied it */
  code: optionalText(enterpriseIdSchema),
})
export const chainSchema = z.strictObject({ enterprise: reference, code: chainCodeSchema, name: nameSchema })
export const propertySchema = z.strictObject({ chain: reference, code: propertyCodeSchema, name: nameSchema })
export const gatewaySchema = z.strictObject({ name: gatewayNameSchema, host: gatewayHostSchema, domain: reference })
export const environmentSchema = z.strictObject({
  chain: reference,
  code: environmentCodeSchema,
  kind: environmentKindSchema,
  gateway: reference,
  operator: optionalText(z.email('must be an e-mail address').max(254, 'must have at most 254 characters')),
  /** empty: callers from everywhere */
  allowedNetworks: z.array(networkSchema).max(100, 'must have at most 100 networks').default([]),
})
export const applicationSchema = z.strictObject({
  name: nameSchema,
  ownerKind: z.enum(['PARTNER', 'CUSTOMER'], 'must be PARTNER or CUSTOMER'),
  owner: reference,
})

export const INVENTORY_SCHEMAS = {
  customer: customerSchema,
  partner: partnerSchema,
  enterprise: enterpriseSchema,
  chain: chainSchema,
  property: propertySchema,
  gateway: gatewaySchema,
  environment: environmentSchema,
  application: applicationSchema,
} as const satisfies Record<ListedKind, z.ZodType>
export type InventoryValues<K extends ListedKind> = z.output<(typeof INVENTORY_SCHEMAS)[K]>

/** Fields that are fixed once a thing exists, because codes and client ids are made of them. */
export const FIXED_FIELDS: Record<ListedKind, readonly string[]> = {
  customer: [],
  partner: [],
  enterprise: ['customer'],
  chain: ['enterprise', 'code'],
  property: ['chain', 'code'],
  gateway: [],
  environment: ['chain', 'code'],
  application: ['ownerKind', 'owner'],
}

/** One thing of the inventory as lists and forms show it. */
export interface InventoryItem<K extends ListedKind = ListedKind> {
  kind: K
  id: string
  version: number
  /** by what people call it: a name, or codes joined by a slash */
  label: string
  values: InventoryValues<K>
  /** what depends on it, and so keeps it from being deleted */
  dependents: { what: string; count: number }[]
  /** further facts of its row */
  facts: Record<string, string | number | boolean | null>
  createdAt: Date
}

export const inventoryListQuerySchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  /** id of the thing above: only what belongs to it */
  within: z.string().max(64).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
})
export type InventoryListQuery = z.output<typeof inventoryListQuerySchema>
