/** "12 d 4 h", "3 h 7 min", "42 min": for what has ended. */
export function durationWords(lengthMs: number): string {
  const minutes = Math.max(0, Math.round(lengthMs / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)]
  if (days > 0) return `${days.toLocaleString('en')} d ${hours % 24} h`
  if (hours > 0) return `${hours} h ${minutes % 60} min`
  return minutes === 0 ? 'under 1 min' : `${minutes} min`
}
