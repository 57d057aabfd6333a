import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { MigrationReport } from '@/lib/schemas/migration/report'
import { utcWords } from './utc'

/** Entries of the audit log about this environment, oldest first. */
export function ReportEntries({ report: { entries, furtherEntries } }: { report: MigrationReport }) {
  if (entries.length === 0) return <p className="text-muted">The audit log has no entry about it.</p>
  return (
    <>
      {furtherEntries && <p className="mb-2 text-sm text-muted">Older entries stand in the audit log.</p>}
      <Table aria-label="Entries of the audit log" className="print:text-xs">
        <THead>
          <Tr>
            <Th>When</Th>
            <Th>What</Th>
            <Th>Entry</Th>
          </Tr>
        </THead>
        <TBody>
          {entries.map((entry) => (
            <Tr key={entry.seq} className="break-inside-avoid">
              <Td className="num whitespace-nowrap text-muted">{utcWords(entry.at)}</Td>
              <Td>{entry.sentence}</Td>
              <Td className="num text-muted">{entry.seq.toLocaleString('en')}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </>
  )
}
