import { DownloadProblems } from '@/components/patterns/download-problems'
import { ProblemTable } from '@/components/patterns/problem-table'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { ImportProgress } from '@/lib/schemas/user-import'
import { count } from './check-report'

interface ImportResultProps {
  progress: ImportProgress
  storeId: string
  storeName: string
  fileName: string
}

/** How far it is, and in the end what came of it. */
export function ImportResult({ progress, storeId, storeName, fileName }: ImportResultProps) {
  const { done, of, problems } = progress
  const isDone = problems !== undefined
  return (
    <Card>
      <CardHeader
        title={isDone ? 'Imported' : 'Importing'}
        description={
          isDone
            ? `${count(done, 'user')} added to ${storeName} from ${fileName}.`
            : `${done.toLocaleString('en')} of ${count(of, 'user')}. Stay on this page to see how it ends.`
        }
        action={isDone && problems.length > 0 && <DownloadProblems problems={problems} />}
      />
      <CardBody className="grid gap-4">
        <progress aria-label="Users imported" value={done} max={Math.max(1, of)} className="h-2 w-full accent-accent" />
        {isDone && problems.length > 0 && (
          <>
            <Alert tone="attention" title={`${count(problems.length, 'line')} could not be stored after all`}>
              The others are there.
            </Alert>
            <ProblemTable problems={problems} />
          </>
        )}
        {isDone && (
          <div>
            <LinkButton variant="primary" href={`${routes.users()}?store=${encodeURIComponent(storeId)}`}>
              Show users
            </LinkButton>
          </div>
        )}
      </CardBody>
    </Card>
  )
}
