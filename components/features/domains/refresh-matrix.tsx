import { Badge } from '@/components/ui/badge'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'

const ROWS = [
  { rotation: false, autoRevoke: false, next: 'no', again: 'yes, until it expires' },
  { rotation: true, autoRevoke: false, next: 'yes', again: 'yes, until it expires' },
  { rotation: false, autoRevoke: true, next: 'no', again: 'no, and whoever tries ends the whole family' },
  { rotation: true, autoRevoke: true, next: 'yes', again: 'no, and whoever tries ends the whole family' },
] as const

interface RefreshMatrixProps {
  rotation: boolean
  autoRevoke: boolean
  graceSeconds: number
}

/** The four ways the two switches go together, and the one in force. @see spec runtime-api §4 */
export function RefreshMatrix({ rotation, autoRevoke, graceSeconds }: RefreshMatrixProps) {
  return (
    <div className="grid gap-1.5">
      <Table aria-label="What the two switches do together">
        <THead>
          <Tr>
            <Th>New token</Th>
            <Th>Ends with use</Th>
            <Th>A refresh returns a new one</Th>
            <Th>The old one works again</Th>
          </Tr>
        </THead>
        <TBody>
          {ROWS.map((row) => {
            const isInForce = row.rotation === rotation && row.autoRevoke === autoRevoke
            return (
              <Tr key={`${row.rotation} ${row.autoRevoke}`} aria-current={isInForce || undefined}>
                <Td>
                  {row.rotation ? 'on' : 'off'} {isInForce && <Badge tone="info">in force</Badge>}
                </Td>
                <Td>{row.autoRevoke ? 'on' : 'off'}</Td>
                <Td>{row.next}</Td>
                <Td>{row.again}</Td>
              </Tr>
            )
          })}
        </TBody>
      </Table>
      {autoRevoke && (
        <p className="text-sm text-muted">
          {graceSeconds === 0
            ? 'A used token is refused at once, also to a client that sent it twice.'
            : `A client that sends it twice within ${graceSeconds} seconds gets the same answer, not a refusal.`}
        </p>
      )}
    </div>
  )
}
