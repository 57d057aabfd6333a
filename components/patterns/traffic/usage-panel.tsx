import { Stat } from '@/components/patterns/stat'
import { TimeChart } from '@/components/patterns/time-chart'
import { Card, CardBody } from '@/components/ui/card'
import { RANGES, type RangeName, totals, type UsageBar } from './usage-rows'

interface UsagePanelProps {
  bars: readonly UsageBar[]
  range: RangeName
}

/** From here on it is more than somebody's mistyped secret. */
const BAD_PERCENT = 1

/** Requests over time: four figures and the bars that they are made of. */
export function UsagePanel({ bars, range }: UsagePanelProps) {
  const { ssd, ocim, calls, refused } = totals(bars)
  const all = ssd + ocim + calls + refused
  const share = all === 0 ? 0 : (refused / all) * 100
  const hint = `in ${RANGES[range].label}`
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label="Tokens by SSD" value={ssd.toLocaleString('en')} hint={hint} />
        <Stat label="Tokens by OCIM" value={ocim.toLocaleString('en')} hint={hint} />
        <Stat label="Calls let through" value={calls.toLocaleString('en')} hint={hint} />
        <Stat
          label="Refused"
          value={refused.toLocaleString('en')}
          hint={`${percent(share)} of all requests`}
          tone={share >= BAD_PERCENT ? 'bad' : undefined}
        />
      </div>
      <Card aria-label="Requests over time">
        <CardBody>
          <TimeChart
            label={`Requests ${RANGES[range].granularity === 'HOUR' ? 'an hour' : 'a day'}`}
            keys={[
              { id: 'ssd', label: 'SSD tokens', tone: 'attention' },
              { id: 'ocim', label: 'OCIM tokens', tone: 'accent' },
              { id: 'calls', label: 'Calls', tone: 'info' },
              { id: 'refused', label: 'Refused', tone: 'bad' },
            ]}
            points={bars.map(({ at, ...values }) => ({ label: barLabel(at, range), values }))}
          />
        </CardBody>
      </Card>
    </div>
  )
}

function percent(share: number): string {
  if (share > 0 && share < 0.1) return 'Less than 0.1 %'
  return `${share.toLocaleString('en', { maximumFractionDigits: 1 })} %`
}

function barLabel(at: Date, range: RangeName): string {
  const text = at.toISOString()
  const day = text.slice(0, 10)
  return RANGES[range].granularity === 'DAY' ? day : `${day} ${text.slice(11, 16)} UTC`
}
