import { FilterSelect } from '@/components/patterns/filter-select'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { RefusedReport } from '@/lib/schemas/refused-report'
import { JudgedFamilies } from './judged-families'
import { JudgedGrants } from './judged-grants'

/** For one person: what would be refused now, and by which rule. */
export function RefusedReportView({ report, username }: { report: RefusedReport; username: string }) {
  const { domain, domains, grants, families, familyTotal, cuts } = report
  return (
    <>
      <Card>
        <CardHeader
          title="New tokens"
          description={`Every way to a token of ${username}, decided by the rules as they are now. Nothing is issued or counted by looking.`}
          action={
            domains.length > 1 && (
              <FilterSelect
                label="Domain"
                param="in"
                options={domains.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )
          }
        />
        <CardBody>
          {domain ? (
            <JudgedGrants grants={grants} domainName={domain.name} />
          ) : (
            <Alert tone="attention" title="No domain asks this person’s identity store">
              So there is no token to be had, whatever the state of the person.
            </Alert>
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Tokens that exist"
          description={
            familyTotal > families.length
              ? `The newest ${families.length} of ${familyTotal.toLocaleString('en')} authorizations.`
              : 'Each authorization with what its refresh token and its access tokens would meet.'
          }
        />
        <CardBody className="grid grid-cols-1 gap-4">
          {cuts.length > 0 && (
            <ul className="grid gap-1">
              {cuts.map(({ what, at }) => (
                <li key={what}>
                  Every token issued before <Time value={at} style="absolute" className="num font-medium" /> is refused:{' '}
                  {what}.
                </li>
              ))}
            </ul>
          )}
          <JudgedFamilies families={families} />
        </CardBody>
      </Card>
    </>
  )
}
