import { DownloadProblems } from '@/components/patterns/download-problems'
import { ProblemTable } from '@/components/patterns/problem-table'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { ImportCheck } from '@/lib/schemas/user-import'

interface CheckReportProps {
  check: ImportCheck
  storeName: string
  onImport: () => void
}

/** What an import would do, and the button that does it. */
export function CheckReport({ check, storeName, onImport }: CheckReportProps) {
  const { lines, good, problems, sample, withPassword } = check
  const bad = new Set(problems.map((problem) => problem.line)).size
  return (
    <Card>
      <CardHeader
        title="Check"
        description={sentence(check, bad)}
        action={bad > 0 && <DownloadProblems problems={problems} />}
      />
      <CardBody className="grid gap-5">
        {bad > 0 && (
          <Alert tone="attention" title={`${count(bad, 'line')} cannot be imported`}>
            Mend the file and check it again, or import the others and leave {bad === 1 ? 'it' : 'them'} out.
          </Alert>
        )}
        {bad > 0 && <ProblemTable problems={problems} />}
        {sample.length > 0 && (
          <div className="grid gap-2">
            <h3 className="text-sm text-muted">The first of them, as they would be stored</h3>
            <Table aria-label="The first of them, as they would be stored">
              <THead>
                <Tr>
                  <Th>User name</Th>
                  <Th>Full name</Th>
                  <Th>E-mail address</Th>
                  <Th>Groups</Th>
                </Tr>
              </THead>
              <TBody>
                {sample.map((user) => (
                  <Tr key={user.username}>
                    <Td>{user.username}</Td>
                    <Td>{user.displayName}</Td>
                    <Td>{user.email}</Td>
                    <Td>{user.groups.join(', ')}</Td>
                  </Tr>
                ))}
              </TBody>
            </Table>
          </div>
        )}
      </CardBody>
      <CardFooter>
        <p className="text-sm text-muted">
          {withPassword > 0
            ? `${count(withPassword, 'person', 'people')} can sign in at once; the others once a password is set.`
            : 'They can sign in once a password is set.'}
        </p>
        <Button className="ml-auto" variant="primary" disabled={good === 0} onClick={onImport}>
          {good === lines
            ? `Import ${count(good, 'user')}`
            : `Import ${count(good, 'user')}, leave out ${count(bad, 'line')}`}
        </Button>
      </CardFooter>
    </Card>
  )

  function sentence({ lines: all, good: fine }: ImportCheck, wrong: number): string {
    if (all === 0) return 'There is no line below the header.'
    if (wrong === 0) return `All ${count(all, 'line')} can be added to ${storeName}. Nothing is stored yet.`
    return `${fine.toLocaleString('en')} of ${count(all, 'line')} can be added to ${storeName}. Nothing is stored yet.`
  }
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
