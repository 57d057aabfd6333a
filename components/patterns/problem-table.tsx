import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'

/** What is wrong with one line of a file. */
export interface LineProblem {
  line: number
  column: string
  rule: string
}

/** Shown at most; the download has all. */
const SHOWN = 50

export function ProblemTable({ problems }: { problems: readonly LineProblem[] }) {
  return (
    <div className="grid gap-2">
      <Table aria-label="Lines that cannot be imported">
        <THead>
          <Tr>
            <Th align="right" className="w-20">
              Line
            </Th>
            <Th>Column</Th>
            <Th>Rule</Th>
          </Tr>
        </THead>
        <TBody>
          {problems.slice(0, SHOWN).map((problem) => (
            <Tr key={`${problem.line} ${problem.column} ${problem.rule}`}>
              <Td align="right" numeric>
                {problem.line.toLocaleString('en')}
              </Td>
              <Td>{problem.column}</Td>
              <Td>{problem.rule}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {problems.length > SHOWN && (
        <p className="text-sm text-muted">
          The first {SHOWN} of {problems.length.toLocaleString('en')}; the download has all.
        </p>
      )}
    </div>
  )
}
