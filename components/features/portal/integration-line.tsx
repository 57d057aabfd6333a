import { Sparkline } from '@/components/patterns/sparkline'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'
import { BLOCKER_HELP, BLOCKER_WORDS } from '@/lib/schemas/migration/blocker'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { type IntegrationState, SCORE_WORDS, STATE_WORDS } from '@/lib/schemas/migration/integration-state'
import type { Phase } from '@/lib/schemas/migration/phase'
import { IntegrationButtons } from './integration-buttons'

const TONES: Record<IntegrationState, Tone> = {
  SSD_ONLY: 'attention',
  CREDENTIALS_ISSUED: 'attention',
  DUAL: 'info',
  OCIM_ONLY: 'good',
  VERIFIED: 'good',
  BROKEN: 'bad',
}

interface IntegrationLineProps {
  integration: IntegrationItem
  phase: Phase
}

export function IntegrationLine({ integration, phase }: IntegrationLineProps) {
  const { name, state, score, lastSsdAt, lastOcimAt, lastOcimApiAt, blockers, days } = integration
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-medium break-words">{name}</h3>
        <Status tone={TONES[state]}>{STATE_WORDS[state]}</Status>
        <Badge>
          R{score} {SCORE_WORDS[score].toLowerCase()}
        </Badge>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact label="SSD">
          <Time value={lastSsdAt} />
        </Fact>
        <Fact label="OCIM token">
          <Time value={lastOcimAt} />
        </Fact>
        <Fact label="Call with it">
          <Time value={lastOcimApiAt} />
        </Fact>
        <Fact label="SSD, 14 days">
          <Sparkline values={days.ssd} label={`Requests of ${name} by SSD in the last 14 days`} />
        </Fact>
        <Fact label="OCIM, 14 days">
          <Sparkline values={days.ocim} label={`Requests of ${name} by OCIM in the last 14 days`} />
        </Fact>
      </dl>
      {blockers.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {blockers.map((blocker) => (
            <li key={blocker}>
              <span className="font-medium">{BLOCKER_WORDS[blocker]}.</span>{' '}
              <span className="text-muted">{BLOCKER_HELP[blocker]}</span>
            </li>
          ))}
        </ul>
      )}
      <IntegrationButtons integration={integration} phase={phase} />
    </div>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
