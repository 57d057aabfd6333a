/** "6 d 04 h", "3 h 07 min", "12 min 09 s": two units, of which the second keeps its width. */
export function countdownWords(lengthMs: number): string {
  const seconds = Math.floor(Math.abs(lengthMs) / 1000)
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)]
  if (days > 0) return `${days} d ${two(hours % 24)} h`
  if (hours > 0) return `${hours} h ${two(minutes % 60)} min`
  return `${minutes} min ${two(seconds % 60)} s`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
