import { Stat } from '@/components/patterns/stat'
import type { MigrationReport } from '@/lib/schemas/migration/report'
import { UsageChart } from '../usage-chart'
import { usageDays } from '../usage-days'
import { durationWords } from './duration-words'
import { ReportEntries } from './report-entries'
import { ReportExceptions } from './report-exceptions'
import { ReportHead } from './report-head'
import { ReportIntegrations } from './report-integrations'
import { ReportTimeLine } from './report-time-line'

/** The story of a finished migration, on screen and on paper. */
export function ReportView({ report }: { report: MigrationReport }) {
  const { environment, from, to, usage, users } = report
  const { counts, openedAt, completedAt, cutoverBeganAt, downtimeMinutes } = environment
  const length = (begin: Date | null, end: Date | null) =>
    begin && end ? durationWords(end.getTime() - begin.getTime()) : 'not known'
  return (
    <article data-report="" className="grid max-w-5xl grid-cols-1 gap-8 print:max-w-none print:gap-6">
      <ReportHead report={report} />
      <section aria-label="Figures" className="grid grid-cols-2 gap-3 md:grid-cols-4 print:grid-cols-4">
        <Stat
          label="Integrations"
          value={counts.integrations.toLocaleString('en')}
          hint={`${counts.verified.toLocaleString('en')} verified`}
        />
        <Stat
          label="Users of SSD"
          value={(users.converted + users.retired).toLocaleString('en')}
          hint={`${users.converted.toLocaleString('en')} became clients`}
        />
        <Stat label="Window" value={length(openedAt, completedAt)} hint="from opening to completion" />
        <Stat
          label="Cut-over"
          value={length(cutoverBeganAt, completedAt)}
          hint={`announced: ${downtimeMinutes.toLocaleString('en')} min`}
        />
      </section>
      <ReportSection id="time-line" title="Time line">
        <ReportTimeLine report={report} />
      </ReportSection>
      <ReportSection id="traffic" title="Traffic">
        <UsageChart label="Tokens a day" days={usageDays(usage, from, to)} height={110} />
      </ReportSection>
      <ReportSection id="exceptions" title="Exceptions">
        <ReportExceptions report={report} />
      </ReportSection>
      <ReportSection id="integrations" title="Integrations">
        <ReportIntegrations report={report} />
      </ReportSection>
      <ReportSection id="deeds" title="Who did what">
        <ReportEntries report={report} />
      </ReportSection>
    </article>
  )
}

function ReportSection({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} className="min-w-0">
      <h2 id={`${id}-title`} className="mb-3 text-base font-semibold break-after-avoid">
        {title}
      </h2>
      {children}
    </section>
  )
}
