import type { DiffLine } from '@/lib/schemas/migration/request-diff'

/** What is put into a sample. Secrets are not among it: samples read them from the environment. */
export interface SampleValues {
  url: string
  beforeClientId: string
  afterClientId: string
  enterpriseId: string
  scope: string
}

/** Text whose lines begin with `-`, `+` or a blank, and then one more column is cut off. */
export function diffLines(text: string): DiffLine[] {
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => ({
      mark: line.startsWith('-') ? 'before' : line.startsWith('+') ? 'after' : 'same',
      text: line.slice(2),
    }))
}

/** A string literal of JavaScript, Python, Java and C# alike: all four read the escapes of JSON within double quotes. */
export function quoted(value: string): string {
  return JSON.stringify(value)
}

/** One word of a shell. */
export function shellWord(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}
