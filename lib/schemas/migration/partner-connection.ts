import { z } from 'zod'
import { paragraph } from '../text'
import {
  CONNECTION_DECISIONS,
  CONNECTION_STATES,
  type ConnectionDecision,
  type ConnectionState,
} from './connection-state'
import type { Possible } from './environment'
import type { PropertyName } from './gateway-client'
import type { Phase } from './phase'

export interface ConnectionView {
  id: string
  environmentId: string
  environmentLabel: string
  phase: Phase
  partner: { id: string; name: string }
  state: ConnectionState
  /** false: `properties` only */
  allProperties: boolean
  properties: PropertyName[]
  requestedAt: Date
  requestedBy: string
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
  version: number
  updatedAt: Date
  may: Record<ConnectionDecision, Possible>
}

/** A partner names the environment as hotels do; operations name both by id. */
export const requestConnectionSchema = z.union([
  z.object({
    environmentName: z
      .string('is required')
      .trim()
      .max(64)
      .regex(/^[A-Za-z0-9]+\/[A-Za-z0-9]+$/, 'must be the code of the chain, a slash, and the code of the environment'),
  }),
  z.object({ environmentId: z.string().max(64), partnerId: z.string().max(64).optional() }),
])
export type RequestConnection = z.input<typeof requestConnectionSchema>

export const decideConnectionSchema = z
  .object({
    decision: z.enum(CONNECTION_DECISIONS),
    allProperties: z.boolean().default(true),
    propertyIds: z.array(z.string().max(64)).max(10_000).default([]),
    reason: paragraph(2000).optional(),
    expectedVersion: z.number().int().min(1).optional(),
  })
  .refine((given) => given.decision !== 'APPROVE' || given.allProperties || given.propertyIds.length > 0, {
    path: ['propertyIds'],
    message: 'must name a hotel, or allow all',
  })
export type DecideConnection = z.input<typeof decideConnectionSchema>

export const connectionListQuerySchema = z.object({
  environment: z.string().max(64).optional().catch(undefined),
  partner: z.string().max(64).optional().catch(undefined),
  state: z.enum(CONNECTION_STATES).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type ConnectionListQuery = z.output<typeof connectionListQuerySchema>
