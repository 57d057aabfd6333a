import type { Tone } from '@/components/ui/tone'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'

export const PHASE_TONES: Record<Phase, Tone> = {
  PLANNED: 'neutral',
  NOTIFIED: 'info',
  MIGRATING: 'attention',
  CUTOVER: 'attention',
  MIGRATED: 'good',
  VERIFIED: 'good',
  POSTPONED: 'neutral',
  SUPPORT: 'bad',
}

/** The identity service that answers integrations of an environment in this phase. */
export function schemeWords(phase: Phase): string {
  if (isDuring(phase)) return 'SSD, and OCIM once reissued'
  return isAfter(phase) ? 'OCIM' : 'SSD'
}
