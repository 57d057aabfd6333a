import { Status } from '@/components/ui/status'
import type { MigrationReport } from '@/lib/schemas/migration/report'
import { exceptions } from './exceptions'

/** What went beside the rules, or not as planned. */
export function ReportExceptions({ report }: { report: MigrationReport }) {
  const found = exceptions(report)
  if (found.length === 0)
    return (
      <Status tone="good" className="whitespace-normal">
        None: the gate was passed by all, and nothing was refused.
      </Status>
    )
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {found.map(({ title, detail }) => (
        <li key={`${title}${detail}`} className="px-5 py-3 break-inside-avoid">
          <p className="font-medium">{title}</p>
          <p className="text-muted">{detail}</p>
        </li>
      ))}
    </ul>
  )
}
