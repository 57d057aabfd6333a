import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { MigrationReport } from '@/lib/schemas/migration/report'
import { IntegrationStatus } from '../integration-status'
import { MirroredCurves } from '../mirrored-curves'
import { ScoreBadge } from '../score-badge'
import { utcWords } from './utc'

/** Every integration with its curve over the whole migration. */
export function ReportIntegrations({ report: { integrations, furtherIntegrations } }: { report: MigrationReport }) {
  if (integrations.length === 0) return <p className="text-muted">There were none.</p>
  return (
    <>
      <Table aria-label="Integrations of the report" className="print:text-xs">
        <THead>
          <Tr>
            <Th>Integration</Th>
            <Th>Owner</Th>
            <Th>Score</Th>
            <Th>State</Th>
            <Th>OCIM up, SSD down</Th>
            <Th>First OCIM</Th>
            <Th>Last SSD</Th>
            <Th>Verified</Th>
          </Tr>
        </THead>
        <TBody>
          {integrations.map((item) => (
            <Tr key={item.id} className="break-inside-avoid">
              <Td className="font-medium">{item.name}</Td>
              <Td>{item.partnerName ?? 'Internal'}</Td>
              <Td>
                <ScoreBadge score={item.score} />
              </Td>
              <Td>
                <IntegrationStatus state={item.state} />
              </Td>
              <Td>
                <MirroredCurves of={item.name} ssd={item.days.ssd} ocim={item.days.ocim} width={132} />
              </Td>
              <Td className="num">{item.firstOcimAt ? utcWords(item.firstOcimAt) : 'never'}</Td>
              <Td className="num">{item.lastSsdAt ? utcWords(item.lastSsdAt) : 'never'}</Td>
              <Td>
                {item.verifiedAt ? (
                  <>
                    <span className="num">{utcWords(item.verifiedAt)}</span>
                    {item.verifiedBy && <span className="text-muted"> by {item.verifiedBy}</span>}
                  </>
                ) : (
                  'not yet'
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {furtherIntegrations > 0 && (
        <p className="mt-2 text-sm text-muted">
          And {furtherIntegrations.toLocaleString('en')} further, which the list of integrations has.
        </p>
      )}
    </>
  )
}
