export type OverlapHours = 0 | 1 | 24

export const OVERLAP_OPTIONS = [
  { value: '24', label: 'after 24 hours' },
  { value: '1', label: 'after 1 hour' },
  { value: '0', label: 'at once' },
]
