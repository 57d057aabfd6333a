/**
 * One record. Every cell is quoted; a cell that a spreadsheet would run as a formula gets an apostrophe in front.
 * @see RFC 4180 §2; OWASP, "CSV Injection"
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
