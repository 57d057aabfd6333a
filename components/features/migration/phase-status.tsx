import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { PHASE_WORDS, type Phase } from '@/lib/schemas/migration/phase'

const TONES: Record<Phase, Tone> = {
  PLANNED: 'neutral',
  NOTIFIED: 'info',
  MIGRATING: 'info',
  CUTOVER: 'attention',
  MIGRATED: 'good',
  VERIFIED: 'good',
  POSTPONED: 'attention',
  SUPPORT: 'bad',
}

export function PhaseStatus({ phase }: { phase: Phase }) {
  return <Status tone={TONES[phase]}>{PHASE_WORDS[phase]}</Status>
}
