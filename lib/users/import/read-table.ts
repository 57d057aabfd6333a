import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvError, type Info, Parser } from 'csv-parse'
import { AppError } from '@/lib/base/app-error'
import { IMPORT_MAX_COLUMNS, IMPORT_MAX_LINES, type ImportProblem } from '@/lib/schemas/user-import'

export interface TableLine {
  /** of the file, the first being 1 */
  line: number
  cells: string[]
}

export interface Table {
  headers: string[]
  lines: TableLine[]
  /** where the file can be read no further, if anywhere */
  broken: ImportProblem | null
}

const PIECE_BYTES = 32_768
const MAX_RECORD_BYTES = 65_536
const DELIMITERS = [',', ';', '\t']

/**
 * Reads a file piece by piece, so that other requests are answered in between.
 * @throws AppError when it is no UTF-8, has no header or more lines or columns than are taken
 */
export async function readTable(file: Buffer): Promise<Table> {
  const text = decoded(file)
  const records: { record: string[]; info: Info }[] = []
  const parser = new Parser({
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  })
  let failure: CsvError | null = null
  parser.on('error', (error: CsvError) => {
    failure ??= error
  })
  parser.on('readable', () => {
    for (let next = parser.read(); next !== null; next = parser.read()) records.push(next)
  })
  for (let at = 0; at < text.length && !failure; at += PIECE_BYTES) {
    parser.write(text.slice(at, at + PIECE_BYTES))
    await nextTurn()
    if (records.length > IMPORT_MAX_LINES + 1) {
      throw new AppError('too_large', `The file may have at most ${IMPORT_MAX_LINES.toLocaleString('en')} lines`)
    }
  }
  if (!failure) parser.end()
  await nextTurn()
  return tableOf(records, failure)
}

function tableOf(records: readonly { record: string[]; info: Info }[], failure: CsvError | null): Table {
  const [head, ...body] = records
  if (!head) {
    const why = failure ? `: ${ruleOf(failure)}` : ''
    throw new AppError('validation_failed', `The file has no header line that can be read${why}`)
  }
  const headers = head.record.map((header) => header.trim())
  if (headers.length > IMPORT_MAX_COLUMNS) {
    throw new AppError('validation_failed', `The file may have at most ${IMPORT_MAX_COLUMNS} columns`)
  }
  // The parser tells where a record ends; the one before ended on the line before it began.
  let endOfPrevious = head.info.lines
  const lines = body.map(({ record, info }) => {
    const line = endOfPrevious + 1
    endOfPrevious = info.lines
    return { line, cells: record }
  })
  const broken = failure && {
    line: endOfPrevious + 1,
    column: '',
    rule: `cannot be read from here on: ${ruleOf(failure)}`,
  }
  return { headers, lines, broken }
}

function ruleOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'a line is longer than 64 kB, perhaps because a quote is not closed'
  return /QUOTE/.test(code) ? 'a quote stands where none may, or is not closed' : 'it is not CSV'
}

function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw new AppError('validation_failed', 'The file is not UTF-8. Save it as “CSV UTF-8”.')
  }
}

/** The one that stands most often in the header line. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const count = (delimiter: string) => head.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
