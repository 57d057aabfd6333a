import { z } from 'zod'

export const AUDIT_OUTCOMES = ['SUCCESS', 'FAILURE'] as const
export const AUDIT_ENTITY_KINDS = [
  'domain',
  'resource',
  'client',
  'client-secret',
  'key-pair',
  'account',
  'session',
  'api-token',
  'identity-store',
  'user',
  'trusted-issuer',
  'client-certificate',
  'token',
  'consent',
  'sso-session',
  'logout-notice',
  'settings',
  'server',
  'customer',
  'partner',
  'enterprise',
  'chain',
  'property',
  'gateway',
  'environment',
  'application',
  'integration',
  'integration-user',
  'gateway-client',
  'partner-connection',
  'migration-notice',
  'inventory',
] as const
export type AuditEntityKind = (typeof AUDIT_ENTITY_KINDS)[number]

/** One field of an entity, before and after. Secrets appear as `[secret]`, never as themselves or their hashes. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

export interface AuditEntryView {
  seq: number
  at: Date
  actorKind: 'ACCOUNT' | 'API_TOKEN' | 'SYSTEM' | 'ANONYMOUS'
  actorId: string | null
  actorName: string
  address: string | null
  correlationId: string
  action: string
  outcome: (typeof AUDIT_OUTCOMES)[number]
  entityKind: AuditEntityKind
  entityId: string | null
  entityName: string | null
  domainId: string | null
  domainName: string | null
  changes: FieldChange[]
  detail: Record<string, unknown> | null
  previousHash: string
  hash: string
}

export const auditQuerySchema = z.object({
  entityKind: z.enum(AUDIT_ENTITY_KINDS).optional().catch(undefined),
  entityId: z.string().max(200).optional().catch(undefined),
  actor: z.string().max(200).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  domain: z.string().max(200).optional().catch(undefined),
  outcome: z.enum(AUDIT_OUTCOMES).optional().catch(undefined),
  from: z.coerce.date().optional().catch(undefined),
  to: z.coerce.date().optional().catch(undefined),
  cursor: z.string().max(100).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(500).catch(50).default(50),
})
export type AuditQuery = z.output<typeof auditQuerySchema>
