import { AppError } from '@/lib/base/app-error'
import type { AuditEntityKind } from '@/lib/schemas/audit'
import type { StoreScope } from '@/lib/store/store'

/**
 * Somebody saved in between. The answer carries what is stored now and who did it, so that the editor can show both
 * versions and nothing typed is lost.
 */
export async function staleError(
  tx: StoreScope,
  entity: { kind: AuditEntityKind; id: string; label: string; updatedAt: Date },
  current: object,
): Promise<AppError> {
  const latest = await tx.audit.list(
    {
      entityKind: entity.kind,
      entityId: entity.id,
      outcome: 'SUCCESS',
      actor: undefined,
      action: undefined,
      domain: undefined,
      from: undefined,
      to: undefined,
      cursor: undefined,
      limit: 1,
    },
    null,
  )
  const changedBy = latest.items[0]?.actorName ?? null
  return new AppError('stale', `${changedBy ?? 'Somebody else'} changed this ${entity.label} after you opened it`, {
    data: { current, changedBy, changedAt: latest.items[0]?.at ?? entity.updatedAt },
  })
}
