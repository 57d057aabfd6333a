import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { type IntegrationState, STATE_WORDS } from '@/lib/schemas/migration/integration-state'

const TONES: Record<IntegrationState, Tone> = {
  SSD_ONLY: 'attention',
  CREDENTIALS_ISSUED: 'attention',
  DUAL: 'info',
  OCIM_ONLY: 'good',
  VERIFIED: 'good',
  BROKEN: 'bad',
}

export function IntegrationStatus({ state }: { state: IntegrationState }) {
  return <Status tone={TONES[state]}>{STATE_WORDS[state]}</Status>
}
