import { BarChart } from '@/components/patterns/bar-chart'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'

interface UsageChartProps {
  hours: { startAt: Date; issued: number; refused: number }[]
}

/** Tokens issued and requests refused in each of the last 24 hours. */
export function UsageChart({ hours }: UsageChartProps) {
  const sum = (side: 'issued' | 'refused') => hours.reduce((total, hour) => total + hour[side], 0)
  const isQuiet = sum('issued') + sum('refused') === 0
  return (
    <Card aria-labelledby="usage-title">
      <CardHeader
        titleId="usage-title"
        title="Token requests"
        description={
          isQuiet
            ? 'None in the last 24 hours.'
            : `${sum('issued').toLocaleString('en')} issued and ${sum('refused').toLocaleString('en')} refused in the last 24 hours. Hours are UTC.`
        }
      />
      <CardBody>
        {isQuiet ? (
          <EmptyState title="Nobody asked for a token">
            Open one of the <TextLink href={routes.clients()}>clients</TextLink> and its tab Try it: the token that you
            mint there is the first one here.
          </EmptyState>
        ) : (
          <BarChart
            label="Token requests by hour"
            keys={[
              { id: 'issued', label: 'Issued', tone: 'good' },
              { id: 'refused', label: 'Refused', tone: 'bad' },
            ]}
            bars={hours.map((hour) => ({
              label: `${String(hour.startAt.getUTCHours()).padStart(2, '0')}:00`,
              values: { issued: hour.issued, refused: hour.refused },
            }))}
          />
        )}
      </CardBody>
    </Card>
  )
}
