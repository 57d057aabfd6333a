import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import type { FieldDiff } from '@/components/patterns/diff-list'
import type { AuditEntryView } from '@/lib/schemas/audit'

/** A stored value as text: texts as they are, everything else as JSON. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function auditChanges(entry: AuditEntryView): FieldDiff[] {
  return entry.changes.map(({ field, before, after }) => ({
    label: field,
    before: asText(before),
    after: asText(after),
  }))
}

const ACTOR_KINDS: Record<AuditEntryView['actorKind'], string> = {
  ACCOUNT: 'Console account',
  API_TOKEN: 'API token',
  SYSTEM: 'The server itself',
  ANONYMOUS: 'Nobody signed in',
}

export function auditFacts(entry: AuditEntryView): { label: string; value: ReactNode }[] {
  return [
    { label: 'Actor', value: `${entry.actorName} (${ACTOR_KINDS[entry.actorKind]})` },
    { label: 'Action', value: <span className="mono">{entry.action}</span> },
    { label: 'Entity', value: [entry.entityKind, entry.entityName].filter(Boolean).join(' ') },
    { label: 'Entity id', value: entry.entityId ? <CopyableValue label="entity id" value={entry.entityId} /> : '–' },
    { label: 'Domain', value: entry.domainName ?? '–' },
    { label: 'Address', value: entry.address ?? '–' },
    { label: 'Correlation id', value: <CopyableValue label="correlation id" value={entry.correlationId} /> },
    ...Object.entries(entry.detail ?? {}).map(([label, value]) => ({ label, value: asText(value) ?? '–' })),
    { label: 'Hash before', value: <CopyableValue label="hash before" value={entry.previousHash} /> },
  ]
}
