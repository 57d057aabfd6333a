import { z } from 'zod'
import type { Possible } from './environment'
import type { GatewayClientKind, Scheme } from './gateway-client-kind'
import { OVERLAP_HOURS, SCHEMES } from './gateway-client-kind'

/** A hotel, as limits name it. */
export interface PropertyName {
  id: string
  code: string
  name: string
}

export interface GatewayClientView {
  pk: string
  environmentId: string
  environmentLabel: string
  scheme: Scheme
  kind: GatewayClientKind
  partner: { id: string; name: string } | null
  integration: { id: string; name: string } | null
  /** the user that a converted client stands in for */
  username: string | null
  clientId: string
  name: string
  hasSecret: boolean
  /** last characters of the secret */
  secretHint: string | null
  secretIssuedAt: Date | null
  /** until when the secret before goes on working; null: it does not */
  previousExpiresAt: Date | null
  lastUsedAt: Date | null
  disabledAt: Date | null
  /** false: `properties` only */
  allProperties: boolean
  properties: PropertyName[]
  version: number
  createdAt: Date
  updatedAt: Date
  may: { issue: Possible; restrict: Possible; disable: Possible }
}

/** A secret is told once, in this answer. */
export interface IssuedSecret {
  client: GatewayClientView
  secret: string
  /** the id is new too */
  isFirst: boolean
  previousExpiresAt: Date | null
}

const overlapHours = z.union(
  OVERLAP_HOURS.map((hours) => z.literal(hours)),
  `must be ${OVERLAP_HOURS.join(', ')}`,
)

export const reissueSchema = z.object({ environmentId: z.string().max(64), overlapHours: overlapHours.default(24) })
export type Reissue = z.input<typeof reissueSchema>
export const issueSecretSchema = z.object({ overlapHours: overlapHours.default(24) })

export const createOwnClientSchema = z.object({
  environmentId: z.string().max(64),
  integrationId: z.string().max(64),
  /** the free part of the client id */
  namePart: z
    .string('is required')
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'must be 1 to 40 letters, digits, hyphens and underscores'),
})
export type CreateOwnClient = z.input<typeof createOwnClientSchema>

export const restrictionSchema = z
  .object({
    allProperties: z.boolean(),
    propertyIds: z.array(z.string().max(64)).max(10_000).default([]),
    expectedVersion: z.number().int().min(1).optional(),
  })
  .refine(({ allProperties, propertyIds }) => allProperties || propertyIds.length > 0, {
    path: ['propertyIds'],
    message: 'must name a hotel, or allow all',
  })
export type Restriction = z.input<typeof restrictionSchema>

export const gatewayClientListQuerySchema = z.object({
  /** beginning of the client id */
  q: z.string().trim().max(200).optional().catch(undefined),
  scheme: z.enum(SCHEMES).optional().catch(undefined),
  integration: z.string().max(64).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type GatewayClientListQuery = z.output<typeof gatewayClientListQuerySchema>
