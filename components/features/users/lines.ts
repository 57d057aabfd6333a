/** One entry a line, as people type lists; blank lines and doubles mean nothing. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}
