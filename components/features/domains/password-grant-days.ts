import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import { passwordGrantSetting } from '@/lib/schemas/password-grant'

/** The last day (UTC) on which passwords are taken, as a date field wants it; empty without an end. */
export function lastDayOf(attributes: CustomAttrs | null): string {
  const { endsAt } = passwordGrantSetting(attributes)
  return endsAt === null ? '' : new Date(endsAt.getTime() - 1).toISOString().slice(0, 10)
}

/** The instant at which that day is over. */
export function endOfDay(day: string): string {
  if (day === '') return ''
  const end = new Date(`${day}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() + 1)
  return end.toISOString()
}

/**
 * What is kept of a choice in the domain's attributes; an empty text takes one away. A day that was not touched keeps
 * the very instant that was written, whatever its hour.
 */
export function passwordGrantAttributes(
  { isOn, lastDay }: { isOn: boolean; lastDay: string },
  before: CustomAttrs | null,
): Record<string, string> {
  const isUntouched = lastDay === lastDayOf(before)
  const kept = String(before?.passwordGrantEndsAt ?? '')
  return { passwordGrantEnabled: String(isOn), passwordGrantEndsAt: isUntouched ? kept : endOfDay(lastDay) }
}
