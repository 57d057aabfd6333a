/** The first records of a file, read in the browser so that its columns can be named before it is sent. */
export interface FileHead {
  headers: string[]
  /** the first line below; empty when there is none */
  example: string[]
}

const DELIMITERS = [',', ';', '\t']

export function fileHead(text: string): FileHead {
  const content = text.replace(/^\ufeff/, '')
  const firstLine = content.split(/\r?\n/, 1)[0] ?? ''
  const count = (delimiter: string) => firstLine.split(delimiter).length
  const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
  const [headers = [], example = []] = records(content, delimiter, 2)
  return { headers: headers.map((header) => header.trim()), example }
}

/** At most so many records, quotes undone (RFC 4180). The server reads the file itself; this is for show. */
function records(text: string, delimiter: string, limit: number): string[][] {
  const found: string[][] = []
  let record: string[] = []
  let cell = ''
  let isQuoted = false
  const endRecord = () => {
    record.push(cell)
    cell = ''
    if (record.length > 1 || record[0] !== '') found.push(record)
    record = []
  }
  for (let at = 0; at < text.length && found.length < limit; at += 1) {
    const character = text.charAt(at)
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === delimiter) {
      record.push(cell)
      cell = ''
    } else if (character === '\n') endRecord()
    else if (character !== '\r') cell += character
  }
  if (found.length < limit && (cell !== '' || record.length > 0)) endRecord()
  return found
}
