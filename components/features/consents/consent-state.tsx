import { Status } from '@/components/ui/status'
import type { ConsentState } from '@/lib/schemas/consent'

const LOOKS = {
  live: { tone: 'good', word: 'Stands' },
  expired: { tone: 'neutral', word: 'Expired' },
  withdrawn: { tone: 'bad', word: 'Withdrawn' },
} as const

export function ConsentStatus({ state }: { state: ConsentState }) {
  return <Status tone={LOOKS[state].tone}>{LOOKS[state].word}</Status>
}

export const CONSENT_STATE_OPTIONS = [
  { value: 'live', label: 'Stands' },
  { value: 'expired', label: 'Expired: is asked again' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const
