import { DownloadProblems } from '@/components/patterns/download-problems'
import { ProblemTable } from '@/components/patterns/problem-table'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import type { InventoryCheck } from '@/lib/schemas/migration/inventory-import'
import { counted, INVENTORY_KINDS } from '@/lib/schemas/migration/inventory-kinds'

interface InventoryReportProps {
  check: InventoryCheck
  onImport: () => void
}

/** What an import would do, and the button that does it once no line is wrong. */
export function InventoryReport({ check, onImport }: InventoryReportProps) {
  const { lines, added, existing, bad, problems } = check
  const kinds = INVENTORY_KINDS.filter((kind) => added[kind])
  const count = kinds.reduce((sum, kind) => sum + (added[kind] ?? 0), 0)
  return (
    <Card>
      <CardHeader
        title="Check"
        description={`${lines.toLocaleString('en')} lines read. Nothing is stored yet.`}
        action={bad > 0 && <DownloadProblems problems={problems} />}
      />
      <CardBody className="grid gap-5">
        {bad > 0 && (
          <>
            <Alert
              tone="attention"
              live
              title={bad === 1 ? 'One line is wrong' : `${bad.toLocaleString('en')} lines are wrong`}
            >
              Correct {bad === 1 ? 'it' : 'them'} in the file, choose it again and check it again. Nothing is imported
              before every line is right.
            </Alert>
            <ProblemTable problems={problems} />
          </>
        )}
        {count > 0 && (
          <div className="grid gap-2">
            <h3 className="text-sm text-muted">{bad > 0 ? 'The others would add' : 'Would be added'}</h3>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {kinds.map((kind) => (
                <li key={kind} className="num">
                  {counted(added[kind] ?? 0, kind)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {existing > 0 && (
          <p className="text-muted">
            {existing === 1 ? 'One thing is' : `${existing.toLocaleString('en')} things are`} in the inventory already
            and stay as they are.
          </p>
        )}
        {count === 0 && bad === 0 && <p>Nothing in this file is new.</p>}
      </CardBody>
      <CardFooter>
        <Button className="ml-auto" variant="primary" disabled={bad > 0 || count === 0} onClick={onImport}>
          {count === 1 ? 'Import one line' : `Import ${count.toLocaleString('en')} lines`}
        </Button>
      </CardFooter>
    </Card>
  )
}
