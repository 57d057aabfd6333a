import { CopyableValue } from '@/components/patterns/copyable-value'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SigningOverview } from '@/lib/schemas/key-pair'
import { keyState } from './key-state'

/** The time line in figures, with exact instants, for who reads or copies rather than looks. */
export function TimeLineTable({ overview: { keys, callers } }: { overview: SigningOverview }) {
  return (
    <details className="min-w-0">
      <summary className="cursor-pointer text-sm text-accent">As a table, with exact times</summary>
      <div className="mt-3">
        <Table aria-label="Keys of this domain">
          <THead>
            <Tr>
              <Th>Key id (kid)</Th>
              <Th>State</Th>
              <Th>Published</Th>
              <Th>Signing since</Th>
              <Th>Ends</Th>
              <Th align="right">Live tokens</Th>
              <Th align="right">Fetched by</Th>
            </Tr>
          </THead>
          <TBody>
            {keys.map((key) => (
              <Tr key={key.pair.id}>
                <Td>
                  <CopyableValue label="key id" value={key.kid} />
                </Td>
                <Td>{keyState(key).word}</Td>
                <Td>
                  <Time value={key.publishedAt} style="absolute" />
                </Td>
                <Td>
                  <Time value={key.signingAt} style="absolute" empty="not yet" />
                </Td>
                <Td>
                  <Time value={key.retiresAt} style="absolute" empty="open" />
                </Td>
                <Td numeric>{key.liveTokens.toLocaleString('en')}</Td>
                <Td numeric>
                  {key.fetchedBy} of {callers}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </div>
    </details>
  )
}
