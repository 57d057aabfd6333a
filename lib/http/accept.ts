/**
 * Whether an answer goes out as JSON: when `Accept` names application/json and does not also take anything (`*` + `/*`).
 * Everybody else gets the text sentence that scripts for the original parse.
 */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? '').split(',').map(parseRange)
  const wanted = ranges.filter((range) => range.quality > 0).map((range) => range.type)
  return wanted.includes('application/json') && !wanted.includes('*/*')
}

function parseRange(range: string): { type: string; quality: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
}
