import type { MigrationReport } from '@/lib/schemas/migration/report'
import { milestones } from './milestones'
import { utcWords } from './utc'

/** The milestones in their order, each with who brought it about. */
export function ReportTimeLine({ report }: { report: MigrationReport }) {
  return (
    <ol className="rounded-lg border bg-surface px-5 py-4">
      {milestones(report).map(({ at, title, who, detail }, index, all) => (
        <li
          key={`${at.getTime()}${title}`}
          className="relative grid gap-x-6 pb-4 pl-6 last:pb-0 sm:grid-cols-[11rem_1fr]"
        >
          <span aria-hidden className="absolute top-1.5 left-0.5 size-2 rounded-full bg-accent" />
          {index < all.length - 1 && <span aria-hidden className="absolute top-4 bottom-0 left-[5px] w-px bg-strong" />}
          <time dateTime={at.toISOString()} className="num text-muted">
            {utcWords(at)}
          </time>
          <div>
            <p>
              <span className="font-medium">{title}</span>
              {who && <span className="text-muted"> by {who}</span>}
            </p>
            {detail && <p className="text-muted">{detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
