import { ChevronLeft, ChevronRight } from 'lucide-react'
import { LinkButton } from '@/components/ui/link-button'
import { cn } from '@/lib/base/cn'
import { routes } from '@/lib/base/routes'
import type { CalendarEntry } from '@/lib/schemas/migration/environment'
import { CalendarEvent, CalendarLegend } from './calendar-event'
import { type CalendarDay, monthAfter, monthWeeks } from './calendar-month'

interface CalendarProps {
  /** `2026-11` */
  month: string
  entries: readonly CalendarEntry[]
  /** `2026-11-21` */
  today: string
  hrefOf: (month: string) => string
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** So many of a day are shown in the grid; the others stand in the list of that day. */
const SHOWN = 4

/** Windows and cut-overs of a month. Days are those of UTC; a phone gets the same as a list. */
export function Calendar({ month, entries, today, hrefOf }: CalendarProps) {
  const weeks = monthWeeks(month, entries)
  const days = weeks.flat().filter((day) => day.isInMonth && day.events.length > 0)
  const title = monthTitle(month)
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <LinkButton size="sm" href={hrefOf(monthAfter(month, -1))} aria-label="Month before" scroll={false}>
          <ChevronLeft aria-hidden />
        </LinkButton>
        <LinkButton size="sm" href={hrefOf(monthAfter(month, 1))} aria-label="Month after" scroll={false}>
          <ChevronRight aria-hidden />
        </LinkButton>
        <h2 aria-live="polite" className="text-base font-semibold">
          {title}
        </h2>
        {!today.startsWith(month) && (
          <LinkButton size="sm" variant="ghost" href={routes.migrationCalendar()} scroll={false}>
            This month
          </LinkButton>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-x-4">
          <CalendarLegend />
          <p className="text-sm text-muted">Days in UTC</p>
        </div>
      </div>
      <table className="w-full table-fixed border-separate border-spacing-0 rounded-lg border bg-surface max-md:hidden">
        <caption className="sr-only">Windows and cut-overs in {title}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" className="h-8 border-b px-2 text-left text-xs font-medium text-muted">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <DayCell key={day.date} day={day} isToday={day.date === today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="grid gap-3 md:hidden">
        {days.length === 0 && <p className="text-muted">Nothing is planned in this month.</p>}
        {days.map((day) => (
          <section key={day.date} aria-label={dayTitle(day.date)} className="rounded-lg border bg-surface p-3">
            <h3 className="mb-2 text-sm font-medium">{dayTitle(day.date)}</h3>
            <DayEvents day={day} />
          </section>
        ))}
      </div>
    </>
  )
}

function DayCell({ day, isToday }: { day: CalendarDay<CalendarEntry>; isToday: boolean }) {
  return (
    <td className={cn('h-28 border-r border-b p-1.5 align-top last:border-r-0', !day.isInMonth && 'bg-canvas')}>
      <p className="mb-1">
        <time
          dateTime={day.date}
          aria-current={isToday ? 'date' : undefined}
          className={cn(
            'num inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1 text-xs',
            isToday ? 'bg-accent font-medium text-on-accent' : day.isInMonth ? 'text-muted' : 'text-faint',
          )}
        >
          {day.day}
        </time>
      </p>
      <DayEvents day={day} limit={SHOWN} />
    </td>
  )
}

function DayEvents({ day, limit }: { day: CalendarDay<CalendarEntry>; limit?: number }) {
  const shown = limit !== undefined && day.events.length > limit ? day.events.slice(0, limit - 1) : day.events
  const rest = day.events.slice(shown.length)
  if (day.events.length === 0) return null
  return (
    <ul className="grid gap-0.5">
      {shown.map((entry) => (
        <li key={`${entry.id}${entry.kind}`} className="min-w-0">
          <CalendarEvent entry={entry} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <details className="text-xs">
            <summary className="rounded-sm px-1 py-0.5 text-accent hover:bg-sunken">
              {rest.length.toLocaleString('en')} more
            </summary>
            <ul className="mt-0.5 grid gap-0.5">
              {rest.map((entry) => (
                <li key={`${entry.id}${entry.kind}`} className="min-w-0">
                  <CalendarEvent entry={entry} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  )
}

function monthTitle(month: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

function dayTitle(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}
