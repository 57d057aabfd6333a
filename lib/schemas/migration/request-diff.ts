/** A line of a sample: as it was, as it is to be, or the same in both. */
export interface DiffLine {
  mark: 'same' | 'before' | 'after'
  text: string
}

/** The request for a token in one language, before and after the move to OCIM. */
export interface RequestSample {
  id: string
  label: string
  lines: DiffLine[]
}

/** The sample as it is to be. */
export function afterOf(lines: readonly DiffLine[]): string {
  return lines.flatMap(({ mark, text }) => (mark === 'before' ? [] : [text])).join('\n')
}
