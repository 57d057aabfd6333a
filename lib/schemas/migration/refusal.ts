import { z } from 'zod'
import { GATEWAY_KINDS, type GatewayKind, type GatewayRuleId, type GatewayRuleTrace } from './gateway-rules'

const ID_MAX = 128

export const refusalQuerySchema = z.object({
  environmentId: z.string().max(ID_MAX).optional().catch(undefined),
  integrationId: z.string().max(ID_MAX).optional().catch(undefined),
  rule: z.string().max(ID_MAX).optional().catch(undefined),
  kind: z.enum(GATEWAY_KINDS).optional().catch(undefined),
  from: z.coerce.date().optional().catch(undefined),
  to: z.coerce.date().optional().catch(undefined),
  cursor: z.string().max(300).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type RefusalQuery = z.output<typeof refusalQuerySchema>

export interface RefusalItem {
  correlationId: string
  at: Date
  kind: GatewayKind
  status: number
  /** what the caller was told */
  answer: string
  /** the rule that refused */
  rule: GatewayRuleId
  environment: { id: string; label: string } | null
  integration: { id: string; name: string } | null
}
export interface RefusalPage {
  items: RefusalItem[]
  nextCursor: string | null
}

/** A refusal with every rule that was looked at, in their order; the last one refused. */
export interface RefusalView extends RefusalItem {
  trace: GatewayRuleTrace[]
}

/** Refused and served requests of an environment by integration and rule. */
export interface ErrorTable {
  rows: ErrorRow[]
}
export interface ErrorRow {
  /** null: requests whose integration could not be told */
  integration: { id: string; name: string } | null
  kind: GatewayKind
  /** `ok`, or the id of the rule that refused */
  outcome: string
  count: number
}

export const errorQuerySchema = z.object({
  environmentId: z.string().max(ID_MAX),
  from: z.coerce.date(),
  to: z.coerce.date(),
})
