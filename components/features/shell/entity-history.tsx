import { History } from 'lucide-react'
import { DataTablePager } from '@/components/patterns/data-table-pager'
import { DiffList } from '@/components/patterns/diff-list'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { describeValue } from '@/components/patterns/stale-edit'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { AuditEntryView } from '@/lib/schemas/audit'

interface EntityHistoryProps {
  page: Page<AuditEntryView>
  /** The same entries as sentences. */
  sentences: Readonly<Record<number, string>>
  path: string
  params: ListParams
  /** Whether the reader may open each entry on its own page: an entry of no domain is for those who see all. */
  opensEntries?: boolean
}

/** Every change of one thing, newest first, field by field. */
export function EntityHistory({ page, sentences, path, params, opensEntries = true }: EntityHistoryProps) {
  if (page.items.length === 0) {
    return (
      <Card>
        <EmptyState icon={<History />} title="No change on record here">
          Changes appear with who made them, when, and what each field was before.
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <ol className="grid grid-cols-1 gap-3">
        {page.items.map((entry) => (
          <li key={entry.seq} className="rounded-lg border bg-surface px-5 py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="min-w-0 font-medium wrap-anywhere">{sentences[entry.seq] ?? entry.action}</h2>
              <p className="text-sm text-muted">
                <Time value={entry.at} /> ·{' '}
                {opensEntries ? (
                  <TextLink href={routes.auditEntry(entry.seq)}>entry {entry.seq.toLocaleString('en')}</TextLink>
                ) : (
                  <span className="num">entry {entry.seq.toLocaleString('en')}</span>
                )}
              </p>
            </div>
            {entry.changes.length > 0 && (
              <div className="mt-3">
                <DiffList
                  items={entry.changes.map((change) => ({
                    label: change.field,
                    before: change.before === null ? null : describeValue(change.before),
                    after: change.after === null ? null : describeValue(change.after),
                  }))}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      <DataTablePager list={{ path, params }} page={page} />
    </>
  )
}
