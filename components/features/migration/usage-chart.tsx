import { BarChart } from '@/components/patterns/bar-chart'
import type { UsageDay } from './usage-days'

/** Tokens by SSD and OCIM, day by day. */
export function UsageChart({ label, days, height }: { label: string; days: readonly UsageDay[]; height?: number }) {
  return (
    <BarChart
      label={label}
      height={height}
      keys={[
        { id: 'ocim', label: 'OCIM', tone: 'accent' },
        { id: 'ssd', label: 'SSD', tone: 'attention' },
        { id: 'refused', label: 'Refused', tone: 'bad' },
      ]}
      bars={days.map(({ date, ssd, ocim, refused }) => ({ label: date, values: { ssd, ocim, refused } }))}
    />
  )
}
