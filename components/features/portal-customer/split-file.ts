/** A client made by the split, with its secret. */
export interface SplitSecret {
  integration: string
  clientId: string
  secret: string
}

/** The new clients as CSV (RFC 4180). What a spreadsheet would run as a formula is led by an apostrophe. */
export function splitFile(secrets: readonly SplitSecret[]): string {
  const rows = [
    ['integration', 'clientId', 'clientSecret'],
    ...secrets.map((each) => [each.integration, each.clientId, each.secret]),
  ]
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string, index: number): string {
  // Only names are people's own; an apostrophe in a secret would change it.
  const safe = index === 0 && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
