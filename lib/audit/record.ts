import type { ServiceContext } from '@/lib/auth/context'
import type { AuditEntityKind, AuditEntryView } from '@/lib/schemas/audit'
import type { StoreScope } from '@/lib/store/store'
import { ANCHOR_KEY, signAnchor, writeAnchor } from './anchor'
import { entryHash } from './chain'
import { diffFields } from './diff'
import { toPlain } from './plain'

export type AuditContext = Pick<ServiceContext, 'actor' | 'address' | 'correlationId' | 'clock' | 'masterKey'>

export interface AuditEvent {
  /** `entity.verb`, for example `client.update` */
  action: string
  outcome?: 'SUCCESS' | 'FAILURE'
  entityKind: AuditEntityKind
  entityId: string | null
  entityName: string | null
  domainId?: string | null
  domainName?: string | null
  /** the entity as it was; null or absent when it did not exist */
  before?: object | null
  /** the entity as it is; null or absent when it is gone */
  after?: object | null
  /** facts that are no field of the entity, for example why something was refused */
  detail?: Record<string, unknown> | null
}

/**
 * Appends one entry to the chain, in the transaction of the change it tells of: both are kept or neither is. Secrets
 * are masked by the names of their fields before anything is written.
 * Call it inside `Store.write`, which lets one writer at a time in; so the order of the chain is the order of commits.
 */
export function record(tx: StoreScope, ctx: AuditContext, event: AuditEvent): Promise<void> {
  return recordAll(tx, ctx, [event])
}

/** Several entries of one transaction, in their order. */
export function recordAll(tx: StoreScope, ctx: AuditContext, events: readonly AuditEvent[]): Promise<void> {
  return recordEach(
    tx,
    events.map((event) => ({ ctx, event })),
  )
}

/** Several entries of one transaction, in their order, each with its own actor, address and time. */
export async function recordEach(
  tx: StoreScope,
  entries: readonly { ctx: AuditContext; event: AuditEvent }[],
): Promise<void> {
  const [first] = entries
  if (!first) return
  let head = await tx.audit.head()
  const chain: AuditEntryView[] = []
  for (const { ctx, event } of entries) {
    const entry = chained(ctx, event, head)
    chain.push(entry)
    head = entry
  }
  await tx.audit.append(chain)
  await tx.meta.set(ANCHOR_KEY, writeAnchor(signAnchor(first.ctx.masterKey, head.seq, head.hash)))
}

function chained(ctx: AuditContext, event: AuditEvent, head: { seq: number; hash: string }): AuditEntryView {
  const draft: Omit<AuditEntryView, 'hash'> = {
    seq: head.seq + 1,
    at: ctx.clock.now(),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: text(ctx.actor.name) ?? '',
    address: text(ctx.address),
    correlationId: text(ctx.correlationId) ?? '',
    action: event.action,
    outcome: event.outcome ?? 'SUCCESS',
    entityKind: event.entityKind,
    entityId: text(event.entityId),
    entityName: text(event.entityName),
    domainId: text(event.domainId),
    domainName: text(event.domainName),
    changes: diffFields(event.before ?? null, event.after ?? null),
    detail: event.detail ? (toPlain(event.detail) as Record<string, unknown>) : null,
    previousHash: head.hash,
  }
  return { ...draft, hash: entryHash(draft) }
}

function text(value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : (toPlain(value) as string)
}
