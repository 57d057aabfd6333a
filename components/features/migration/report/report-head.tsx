import type { MigrationReport } from '@/lib/schemas/migration/report'
import { PrintButton } from './print-button'
import { utcWords } from './utc'

/** Whose migration this is, when the report was made, and the way to paper. */
export function ReportHead({ report: { environment, madeAt } }: { report: MigrationReport }) {
  const { label, chainName, customerName, enterprise, gateway, operator, verifiedAt } = environment
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div>
        <h2 className="text-lg font-semibold">Migration of {label} from SSD to OCIM</h2>
        <p className="text-muted">
          {chainName}, {customerName}. Enterprise ID {enterprise.code ?? 'not known'}, gateway {gateway.host}
          {operator && `, led by ${operator}`}.
        </p>
        <p className="num text-sm text-muted">
          {verifiedAt ? 'Final report' : 'Interim report: the environment is not verified yet'}, made {utcWords(madeAt)}
          . All instants in UTC.
        </p>
      </div>
      <PrintButton />
    </header>
  )
}
