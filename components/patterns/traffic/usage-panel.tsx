import { Stat } from '@/components/patterns/stat'
import { TimeChart } from '@/components/patterns/time-chart'
import { Card, CardBody } from '@/components/ui/card'
import { RANGES, type RangeName, totals, type UsageBar } from './usage-rows'

interface UsagePanelProps {
  bars: readonly UsageBar[]
  range: RangeName
}

/** Requests over time: four figures and the bars that they are made of. */
export function UsagePanel({ bars, range }: UsagePanelProps) {
  const { ssd, ocim, calls, refused } = totals(bars)
  const all = ssd + ocim + calls + refused
  const share = all === 0 ? 0 : Math.round((refused / all) * 1000) / 10
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
          hint={`${share.toLocaleString('en')} % of all requests`}
          tone={refused > 0 ? 'bad' : undefined}
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

function barLabel(at: Date, range: RangeName): string {
  const text = at.toISOString()
  const day = text.slice(0, 10)
  return RANGES[range].granularity === 'DAY' ? day : `${day} ${text.slice(11, 16)} UTC`
}
