/** A day of the calendar, in UTC. */
export interface CalendarDay<Event> {
  /** `2026-11-21` */
  date: string
  /** 1–31 */
  day: number
  /** belongs to the month that is shown, not to the one before or after */
  isInMonth: boolean
  events: Event[]
}

const DAY_MS = 86_400_000
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** The month of an address (`2026-11`), or the one `nowMs` is in. */
export function readMonth(text: string | undefined, nowMs: number): string {
  return text && MONTH.test(text) ? text : new Date(nowMs).toISOString().slice(0, 7)
}

/** `2026-12` after `2026-11`; negative steps go back. */
export function monthAfter(month: string, steps: number): string {
  const first = new Date(`${month}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + steps)
  return first.toISOString().slice(0, 7)
}

/** What the weeks of a month span: from the Monday of its first week up to, not including, the Monday after its last. */
export function monthSpan(month: string): { from: Date; to: Date } {
  const first = new Date(`${month}-01T00:00:00Z`)
  const next = new Date(`${monthAfter(month, 1)}-01T00:00:00Z`)
  const from = new Date(first.getTime() - mondayOffset(first) * DAY_MS)
  const to = new Date(next.getTime() + ((7 - mondayOffset(next)) % 7) * DAY_MS)
  return { from, to }
}

/** The weeks of a month, each Monday to Sunday, with what happens on every day, in its order. */
export function monthWeeks<Event extends { at: Date }>(
  month: string,
  events: readonly Event[],
): CalendarDay<Event>[][] {
  const { from, to } = monthSpan(month)
  const byDate = new Map<string, Event[]>()
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const date = event.at.toISOString().slice(0, 10)
    byDate.set(date, [...(byDate.get(date) ?? []), event])
  }
  const weeks: CalendarDay<Event>[][] = []
  for (let at = from.getTime(); at < to.getTime(); at += 7 * DAY_MS) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const date = new Date(at + index * DAY_MS).toISOString().slice(0, 10)
        return {
          date,
          day: Number(date.slice(8)),
          isInMonth: date.startsWith(month),
          events: byDate.get(date) ?? [],
        }
      }),
    )
  }
  return weeks
}

/** 0 on Mondays, 6 on Sundays. */
function mondayOffset(date: Date): number {
  return (date.getUTCDay() + 6) % 7
}
