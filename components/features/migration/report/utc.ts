/** A report is read in several places, so its instants are in UTC: "21 Nov 2026, 06:30". */
export function utcWords(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(at)
}
