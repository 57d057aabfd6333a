import type { Metadata } from 'next'
import { orNotFound } from '@/app/(console)/or-not-found'
import { pageContext } from '@/app/(console)/page-context'
import { auditChanges, auditFacts } from '@/components/features/audit/audit-facts'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { DiffList } from '@/components/patterns/diff-list'
import { JsonView } from '@/components/patterns/json-view'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { PageHeader } from '@/components/patterns/page-header'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { getAuditEntry } from '@/lib/audit/list'
import { auditSentence } from '@/lib/audit/sentence'
import { routes } from '@/lib/base/routes'

type Props = { params: Promise<{ seq: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Audit entry ${(await params).seq}` }
}

export default async function AuditEntryPage({ params }: Props) {
  const seq = Number((await params).seq)
  const entry = await orNotFound(getAuditEntry(await pageContext(), Number.isSafeInteger(seq) ? seq : -1))
  return (
    <>
      <PageHeader
        title={`Entry ${entry.seq.toLocaleString('en')}`}
        description={auditSentence(entry)}
        crumbs={[{ label: 'Audit log', href: routes.audit() }, { label: `Entry ${entry.seq}` }]}
        meta={entry.outcome === 'SUCCESS' ? <Status tone="good">Done</Status> : <Status tone="bad">Refused</Status>}
      >
        <span className="text-muted">
          <Time value={entry.at} style="absolute" />
        </span>
        <CopyableValue label="hash of the entry" value={entry.hash} />
      </PageHeader>
      <div className="content grid gap-4">
        <Card>
          <CardHeader title="Changes" description="Field by field, before and after. Secrets are never recorded." />
          <CardBody>
            {entry.changes.length > 0 ? (
              <DiffList items={auditChanges(entry)} />
            ) : (
              <p className="text-muted">This entry records an event, not a change of a field.</p>
            )}
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <KeyValueList items={auditFacts(entry)} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Raw record" description="What the hash covers, together with the hash before it." />
          <CardBody>
            <JsonView value={entry} label="Raw audit record" />
          </CardBody>
        </Card>
      </div>
    </>
  )
}
