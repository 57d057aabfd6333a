/** Prints rows in columns: the first to the left, the others to the right. */
export function printTable(title, header, rows) {
  const all = [header, ...rows].map((row) => row.map(String))
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)))
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('   ')
  console.log(`\n${title}\n`)
  console.log(line(all[0]))
  console.log(widths.map((width) => '─'.repeat(width)).join('───'))
  for (const row of all.slice(1)) console.log(line(row))
}

export const whole = (figure) => Math.round(figure).toLocaleString('en')
export const percent = (ratio) => `${Math.round(ratio * 100)} %`
