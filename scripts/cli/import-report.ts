import type { FieldChange } from '@/lib/schemas/audit'
import type { ImportLine, ImportReport } from '@/lib/transfer/report'

const SIGNS: Record<ImportLine['outcome'], string> = {
  create: '+ create',
  change: '~ change',
  same: '= same',
  refused: '! refused',
  'left out': '- left out',
}
const MAX_VALUE = 120

/** What an import did or would do, a thing a line, with what changes below it. */
export function importReport({ lines, isApplied }: ImportReport, isAsked: boolean): string {
  const shown = lines.flatMap((line) => [
    `${SIGNS[line.outcome]} ${line.kind} ${line.name}${line.domain === null ? '' : ` (${line.domain})`}`,
    ...line.changes.map((change) => `    ${fieldText(change)}`),
    ...line.notes.map((note) => `    ${note}`),
  ])
  return printable([...shown, '', summary(lines, isApplied, isAsked)].join('\n'))
}

function fieldText({ field, before, after }: FieldChange): string {
  return `${field}: ${valueText(before)} → ${valueText(after)}`
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE)}… (${text.length} characters)`
}

function summary(lines: readonly ImportLine[], isApplied: boolean, isAsked: boolean): string {
  const count = (outcome: ImportLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const counts = `${count('create')} to create, ${count('change')} to change, ${count('same')} the same`
  const others = `${count('left out')} left out, ${count('refused')} refused`
  if (count('refused') > 0) return `${counts}, ${others}. Nothing was changed.`
  if (count('create') + count('change') === 0)
    return `Nothing to do: ${count('same')} the same, ${count('left out')} left out.`
  if (isApplied)
    return `Created ${count('create')}, changed ${count('change')}; ${count('same')} the same, ${count('left out')} left out.`
  return `${counts}, ${others}. ${isAsked ? '' : 'Nothing was changed; '}run it again with --apply to change it.`
}

/** What a file brings must not write to a terminal what it was not asked to. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : '\uFFFD'))
}
