import { type Tone, toneBackground } from '@/components/ui/tone'
import { cn } from '@/lib/base/cn'

export interface BarKey {
  id: string
  label: string
  /** `accent` for the main series. */
  tone: Tone | 'accent'
}

interface BarChartProps {
  /** Names the chart and its table. */
  label: string
  keys: readonly BarKey[]
  bars: readonly { label: string; values: Readonly<Record<string, number>> }[]
  /** Pixels. */
  height?: number
}

const colour = (tone: BarKey['tone']): string => (tone === 'accent' ? 'bg-accent' : toneBackground[tone])

/** Stacked bars over time. The picture is decoration for assistive technology, which gets the table. */
export function BarChart({ label, keys, bars, height = 140 }: BarChartProps) {
  const sum = (values: Readonly<Record<string, number>>) => keys.reduce((all, key) => all + (values[key.id] ?? 0), 0)
  const top = Math.max(1, ...bars.map((bar) => sum(bar.values)))
  const first = bars[0]?.label
  const last = bars[bars.length - 1]?.label
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span className="mr-auto">{label}</span>
        {keys.map((key) => (
          <span key={key.id} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={cn('size-2 rounded-[2px]', colour(key.tone))} />
            {key.label}
          </span>
        ))}
      </figcaption>
      <div aria-hidden>
        <span className="num text-xs text-faint">{top.toLocaleString('en')}</span>
        <div className="flex items-end gap-[2px] border-t border-b border-b-control" style={{ height }}>
          {bars.map((bar) => (
            <div
              key={bar.label}
              title={`${bar.label}: ${keys.map((key) => `${(bar.values[key.id] ?? 0).toLocaleString('en')} ${key.label.toLowerCase()}`).join(', ')}`}
              className="flex h-full min-w-0 flex-1 flex-col-reverse hover:bg-sunken"
            >
              {keys.map((key) => (
                <span
                  key={key.id}
                  className={cn('w-full last:rounded-t-[2px]', colour(key.tone))}
                  style={{ height: `${((bar.values[key.id] ?? 0) / top) * 100}%` }}
                />
              ))}
            </div>
          ))}
        </div>
        <div className="num mt-1 flex justify-between text-xs text-faint">
          <span>{first}</span>
          <span>{last}</span>
        </div>
      </div>
      {/* A table takes the room of its rows however small it is said to be; what is around it does not. */}
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              {keys.map((key) => (
                <th key={key.id} scope="col">
                  {key.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                {keys.map((key) => (
                  <td key={key.id}>{bar.values[key.id] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
