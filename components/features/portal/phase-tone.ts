import type { Tone } from '@/components/ui/tone'
import type { Phase } from '@/lib/schemas/migration/phase'

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
