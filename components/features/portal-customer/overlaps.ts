import type { OVERLAP_HOURS } from '@/lib/schemas/migration/gateway-client-kind'

export type OverlapHours = (typeof OVERLAP_HOURS)[number]

const WORDS: Record<OverlapHours, { label: string; description: string }> = {
  24: { label: '24 hours', description: 'Time to change every copy over.' },
  1: { label: '1 hour', description: 'For a change that is made at once.' },
  0: { label: 'Not at all', description: 'For a secret that got into wrong hands: it stops this moment.' },
}

/** For how long a secret that is replaced may still be used. */
export const OVERLAP_OPTIONS = ([24, 1, 0] as const).map((hours) => ({ value: String(hours), ...WORDS[hours] }))
