import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import {
  type IntegrationState,
  SCORE_HELP,
  SCORE_WORDS,
  type Score,
  STATE_HELP,
  STATE_WORDS,
} from '@/lib/schemas/migration/integration-state'

const TONES: Record<IntegrationState, Tone> = {
  SSD_ONLY: 'attention',
  CREDENTIALS_ISSUED: 'attention',
  DUAL: 'info',
  OCIM_ONLY: 'good',
  VERIFIED: 'good',
  BROKEN: 'bad',
}

export function IntegrationStateWord({ state }: { state: IntegrationState }) {
  return (
    <span title={STATE_HELP[state]}>
      <Status tone={TONES[state]}>{STATE_WORDS[state]}</Status>
    </span>
  )
}

const GATE: Score = 4

/** R0 to R5, as real traffic says. */
export function ScoreBadge({ score }: { score: Score }) {
  return (
    <Badge tone={score >= GATE ? 'good' : score === 0 ? 'neutral' : 'attention'} title={SCORE_HELP[score]}>
      <span className="num">R{score}</span> {SCORE_WORDS[score]}
    </Badge>
  )
}
