/** What `<input type="datetime-local">` holds, in the viewer's zone, for an instant. */
export function toLocalInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant that such an input means; null while it is incomplete. */
export function fromLocalInput(text: string): Date | null {
  const at = new Date(text)
  return WHOLE.test(text) && !Number.isNaN(at.getTime()) ? at : null
}

const WHOLE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const DAY_MS = 86_400_000

/** A form's first guess: some days ahead, on the full hour. */
export function daysAhead(days: number, hour: number, nowMs = Date.now()): string {
  const at = new Date(nowMs + days * DAY_MS)
  at.setHours(hour, 0, 0, 0)
  return toLocalInput(at)
}
