import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { PreviewedClaim } from '@/lib/schemas/claims-preview'

/** Claims with their values and origins; a name that gives no claim says why. */
export function ClaimsPreviewTable({ claims }: { claims: readonly PreviewedClaim[] }) {
  return (
    <Table aria-label="Claims in the token">
      <THead>
        <Tr>
          <Th>Claim</Th>
          <Th>Value</Th>
          <Th>Comes from</Th>
        </Tr>
      </THead>
      <TBody>
        {claims.map(({ claim, outcome, origin, hides }) => (
          <Tr key={claim}>
            <Td mono className="py-2 align-top break-all">
              {claim}
            </Td>
            <Td className="py-2 align-top">
              <Outcome outcome={outcome} />
            </Td>
            <Td className="py-2 align-top">
              {origin}
              {hides.length > 0 && <p className="text-muted">hides that of {hides.join(' and ')}</p>}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

function Outcome({ outcome }: { outcome: PreviewedClaim['outcome'] }) {
  switch (outcome.kind) {
    case 'value':
      return <span className="mono break-all">{JSON.stringify(outcome.value)}</span>
    case 'absent':
      return (
        <span className="text-muted">
          <Badge>No claim</Badge> {outcome.why}
        </span>
      )
    case 'reserved':
      return <Status tone="attention">Never a claim: the protocol sets it</Status>
    default:
      return <Status tone="bad">It {outcome.problem}</Status>
  }
}
