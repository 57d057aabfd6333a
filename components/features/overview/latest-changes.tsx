import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'

interface LatestChangesProps {
  entries: { seq: number; at: Date; sentence: string }[]
}

/** The newest entries of the audit log. */
export function LatestChanges({ entries }: LatestChangesProps) {
  return (
    <Card aria-labelledby="changes-title">
      <CardHeader
        titleId="changes-title"
        title="Last changes"
        action={<TextLink href={routes.audit()}>Audit log</TextLink>}
      />
      <CardBody>
        <ol className="divide-y">
          {entries.map((entry) => (
            <li key={entry.seq} className="flex flex-wrap items-baseline justify-between gap-x-6 py-1.5">
              <TextLink href={routes.auditEntry(entry.seq)} className="min-w-0 wrap-anywhere">
                {entry.sentence}
              </TextLink>
              <span className="text-sm text-muted">
                <Time value={entry.at} />
              </span>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  )
}
