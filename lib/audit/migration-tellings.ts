import type { AuditEntryView } from '@/lib/schemas/audit'
import { fact } from './entry-words'

type Telling = (entry: AuditEntryView) => string

/** What befalls environments and integrations on their way from SSD to OCIM, after the name of who did it. */
export const MIGRATION_TELLINGS: Record<string, Telling> = {
  'environment.announce': (entry) => `announced the migration of ${entry.entityName}`,
  'environment.open-window': (entry) => `opened the window of ${entry.entityName}`,
  'environment.postpone': (entry) =>
    `postponed the migration of ${entry.entityName}${because(entry, 'postponedReason')}`,
  'environment.begin-cutover': (entry) => `began the cut-over of ${entry.entityName}${signed(entry)}`,
  'environment.abort-cutover': (entry) => `aborted the cut-over of ${entry.entityName}`,
  'environment.complete': (entry) => `completed the migration of ${entry.entityName}: SSD is switched off`,
  'environment.report-problem': (entry) => `reported a problem of ${entry.entityName}${because(entry, 'problem')}`,
  'environment.close-problem': (entry) => `closed the problem of ${entry.entityName}`,
  'environment.verify': (entry) => `verified ${entry.entityName} and closed its migration`,
  'environment.tick-step': (entry) => `${ticked(entry)} of ${entry.entityName}`,
  'integration.acknowledge': (entry) => `acknowledged the migration of integration ${entry.entityName}${at(entry)}`,
  'integration.confirm-limits': (entry) => `confirmed the limits of integration ${entry.entityName}${at(entry)}`,
  'integration.verify': (entry) => `verified integration ${entry.entityName}${at(entry)}`,
  'gateway-client.reissue': (entry) =>
    entry.detail?.isFirst === true
      ? `issued client ${entry.entityName}${at(entry)}`
      : `issued another secret of client ${entry.entityName}${at(entry)}`,
  'gateway-client.restrict': (entry) => `restricted client ${entry.entityName}${at(entry)}`,
}

function at(entry: AuditEntryView): string {
  const environment = fact(entry, 'environment')
  return environment && ` in ${environment}`
}

function because(entry: AuditEntryView, field: string): string {
  const reason = entry.changes.find((change) => change.field === field)?.after
  return typeof reason === 'string' ? `: ${reason}` : ''
}

function signed(entry: AuditEntryView): string {
  const by = entry.changes.find((change) => change.field === 'overriddenBy')?.after
  return typeof by === 'string' ? ` below the gate, signed by ${by}` : ''
}

function ticked(entry: AuditEntryView): string {
  const step = fact(entry, 'step')
  const done = entry.changes.find((change) => change.field === 'done')
  if (!done) return `wrote a note to step ${step}`
  return done.after === true ? `ticked step ${step}` : `took back the tick of step ${step}`
}
