import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { SCORE_WORDS, type Score } from '@/lib/schemas/migration/integration-state'

const TONES: Record<Score, Tone> = { 0: 'bad', 1: 'attention', 2: 'attention', 3: 'info', 4: 'good', 5: 'good' }

/** R0 to R5, measured. */
export function ScoreBadge({ score }: { score: Score }) {
  return (
    <Badge tone={TONES[score]} mono title={SCORE_WORDS[score]}>
      R{score}
    </Badge>
  )
}
