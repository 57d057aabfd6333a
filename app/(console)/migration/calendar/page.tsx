import type { Metadata } from 'next'
import { Calendar } from '@/components/features/migration/calendar'
import { monthSpan, readMonth } from '@/components/features/migration/calendar-month'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { environmentCalendar } from '@/lib/migration/environments'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Migration calendar' }

export default async function MigrationCalendarPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const now = ctx.clock.now()
  const month = readMonth(one(params.month), now.getTime())
  const entries = await environmentCalendar(ctx, monthSpan(month))
  return (
    <>
      <PageHeader
        title="Migration calendar"
        description="When windows open and cut-overs begin. Each leads to its environment."
      />
      <div className="content-wide">
        <Calendar
          month={month}
          entries={entries}
          today={now.toISOString().slice(0, 10)}
          hrefOf={(next) => listHref(routes.migrationCalendar(), params, { month: next })}
        />
      </div>
    </>
  )
}
