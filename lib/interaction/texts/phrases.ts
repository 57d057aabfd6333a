/** Times and lists as a language writes them. The server does not know where a person is, so instants are in UTC. */
export interface Phrases {
  /** `1 hour`, `2 days and 3 hours`: the two largest units of a number of seconds */
  duration(seconds: number): string
  /** `21 November 2026 at 14:52 UTC` */
  instant(at: Date): string
  /** `3 minutes ago` or `in 2 days`; beyond a month the day */
  relative(at: Date, now: Date): string
  list(items: readonly string[]): string
}

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

const RELATIVE_UP_TO_SECONDS = 31 * 86_400

export function phrasesIn(tag: string): Phrases {
  const numbers = new Map(
    UNITS.map(({ unit }) => [unit, new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' })]),
  )
  const both = new Intl.ListFormat(tag, { type: 'conjunction' })
  const instants = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })

  return {
    duration(seconds) {
      let rest = Math.max(0, Math.round(seconds))
      const parts: string[] = []
      for (const { unit, seconds: size } of UNITS) {
        const count = Math.floor(rest / size)
        // Seconds beside days say nothing to anybody: two neighbouring units are enough.
        if (parts.length > 0 && count === 0) break
        if (count === 0 && unit !== 'second') continue
        parts.push(numbers.get(unit)?.format(count) ?? '')
        rest -= count * size
        if (parts.length === 2 || rest === 0) break
      }
      return both.format(parts)
    },
    instant: (at) => `${instants.format(at)} UTC`,
    relative(at, now) {
      const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
      if (Math.abs(seconds) > RELATIVE_UP_TO_SECONDS) return days.format(at)
      const { unit, seconds: size } = UNITS.find(({ seconds: size }) => Math.abs(seconds) >= size) ?? UNITS[2]
      // Nobody counts seconds on a page that stands still.
      if (unit === 'second') return relative.format(0, 'minute')
      return relative.format(Math.trunc(seconds / size), unit)
    },
    list: (items) => both.format(items),
  }
}
