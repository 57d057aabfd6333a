import { KeyValueList } from '@/components/patterns/key-value-list'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { BLOCKER_HELP, BLOCKER_WORDS } from '@/lib/schemas/migration/blocker'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import { SCORE_HELP } from '@/lib/schemas/migration/integration-state'
import { IntegrationStateWord, ScoreBadge } from './integration-state'
import { TwoCurves } from './two-curves'

const WHO: Record<IntegrationView['next']['who'], string> = {
  CUSTOMER: 'Next, for you',
  PARTNER: 'Next, for the partner',
  OPERATOR: 'Next, for operations',
  NOBODY: 'Nothing to do',
}

/** How one integration stands: what is next, what is in the way, what traffic says. */
export function IntegrationFacts({ integration }: { integration: IntegrationView }) {
  const { next, blockers } = integration
  return (
    <>
      <Alert
        tone={next.who === 'NOBODY' ? 'good' : next.who === 'CUSTOMER' ? 'attention' : 'info'}
        title={WHO[next.who]}
      >
        {next.what}
      </Alert>
      {blockers.length > 0 && (
        <Card aria-labelledby="blockers">
          <CardHeader titleId="blockers" title="In the way" />
          <CardBody className="grid gap-3">
            {blockers.map((blocker) => (
              <div key={blocker}>
                <h3 className="font-medium">{BLOCKER_WORDS[blocker]}</h3>
                <p className="text-muted">{BLOCKER_HELP[blocker]}</p>
              </div>
            ))}
          </CardBody>
        </Card>
      )}
      <Card aria-labelledby="facts">
        <CardHeader titleId="facts" title="What traffic says" />
        <CardBody>
          <KeyValueList
            items={[
              { label: 'Uses', value: <IntegrationStateWord state={integration.state} /> },
              {
                label: 'Readiness',
                value: <ScoreBadge score={integration.score} />,
                help: SCORE_HELP[integration.score],
              },
              { label: '14 days', value: <TwoCurves name={integration.name} days={integration.days} /> },
              { label: 'Last by SSD', value: <Time value={integration.lastSsdAt} /> },
              { label: 'Last by OCIM', value: <Time value={integration.lastOcimAt} /> },
              { label: 'Last call by OCIM', value: <Time value={integration.lastOcimApiAt} /> },
              { label: 'Acknowledged', value: <Time value={integration.acknowledgedAt} empty="not yet" /> },
              { label: 'Verified', value: <Time value={integration.verifiedAt} empty="not yet" /> },
              {
                label: 'Application',
                value: integration.applicationName ?? <span className="text-muted">None assigned</span>,
              },
              {
                label: 'Owner',
                value: integration.ownerEmail ?? integration.partnerName ?? (
                  <span className="text-muted">Nobody is named</span>
                ),
              },
              ...(integration.streaming
                ? [{ label: 'Streaming', value: 'Gets events by streaming too; its token works the same.' }]
                : []),
            ]}
          />
        </CardBody>
      </Card>
    </>
  )
}
