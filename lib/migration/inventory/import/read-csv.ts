import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvError, type Info, Parser } from 'csv-parse'
import { AppError } from '@/lib/base/app-error'
import { INVENTORY_COLUMNS, type InventoryProblem } from '@/lib/schemas/migration/inventory-import'
import type { FileRow } from './read-row'

const PIECE = 32_768
const MAX_RECORD_BYTES = 65_536
const DELIMITERS = [',', ';', '\t']

/** Lines as they come in; what cannot be read is a problem of its line, and where nothing can be read any more, the last. */
export async function* readCsv(texts: AsyncIterable<string>): AsyncGenerator<FileRow | InventoryProblem> {
  let parser: Parser | null = null
  let failure: CsvError | null = null
  const records: { record: string[]; info: Info }[] = []
  let headers: string[] | null = null
  let endOfPrevious = 0

  function* drained(): Generator<FileRow | InventoryProblem> {
    for (const { record, info } of records.splice(0)) {
      const line = endOfPrevious + 1
      endOfPrevious = info.lines
      if (headers === null) headers = headersOf(record)
      else if (record.length === headers.length) yield { line, cells: cellsOf(headers, record) }
      else yield { line, column: '', rule: `has ${record.length} cells where the header has ${headers.length}` }
    }
  }

  for await (const text of texts) {
    parser ??= started(text)
    for (let at = 0; at < text.length && !failure; at += PIECE) {
      parser.write(text.slice(at, at + PIECE))
      await nextTurn()
      yield* drained()
    }
    if (failure) break
  }
  if (!failure) parser?.end()
  await nextTurn()
  yield* drained()
  if (failure) {
    const rule = `cannot be read from here on: ${ruleOf(failure)}`
    if (headers === null) throw new AppError('validation_failed', `The file ${rule}`)
    yield { line: endOfPrevious + 1, column: '', rule }
  }
  if (headers === null) throw new AppError('validation_failed', 'The file has no header line')

  function started(text: string): Parser {
    const made = new Parser({
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
    })
    made.on('error', (error: CsvError) => {
      failure ??= error
    })
    made.on('readable', () => {
      for (let next = made.read(); next !== null; next = made.read()) records.push(next)
    })
    return made
  }
}

function headersOf(record: readonly string[]): string[] {
  const headers = record.map((header) => header.trim().toLowerCase())
  const known: readonly string[] = INVENTORY_COLUMNS
  const unknown = headers.filter((header) => !known.includes(header))
  if (!headers.includes('kind')) {
    throw new AppError('validation_failed', 'The header has no column kind. The template shows the columns.')
  }
  if (unknown.length > 0) {
    const names = unknown.slice(0, 5).map((header) => `“${header.slice(0, 40)}”`)
    throw new AppError('validation_failed', `The header has columns that mean nothing: ${names.join(', ')}`)
  }
  if (new Set(headers).size < headers.length) {
    throw new AppError('validation_failed', 'The header has a column twice')
  }
  return headers
}

function cellsOf(headers: readonly string[], record: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header, at) => [header, record[at] ?? '']))
}

function ruleOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'a line is longer than 64 kB, perhaps because a quote is not closed'
  return /QUOTE/.test(code) ? 'a quote stands where none may, or is not closed' : 'it is not CSV'
}

/** The one that stands most often in the header line. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const count = (delimiter: string) => head.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
