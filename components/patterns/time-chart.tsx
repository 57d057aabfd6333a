'use client'

import dynamic from 'next/dynamic'
import type { TimeLinesProps } from '@/components/patterns/time-lines'
import { Skeleton } from '@/components/ui/skeleton'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

interface TimeChartProps extends TimeLinesProps {
  /** Names the chart and its table. */
  label: string
}

// The library is as heavy as a page: it comes with the first chart that is looked at.
const TimeLines = dynamic(() => import('@/components/patterns/time-lines').then((module) => module.TimeLines), {
  ssr: false,
  loading: () => <Skeleton className="h-56 w-full" />,
})

/** Several series over time, with what each instant holds under the pointer. Assistive technology gets the table. */
export function TimeChart({ label, keys, points }: TimeChartProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm text-muted">{label}</figcaption>
      <div aria-hidden className="h-56">
        <TimeLines keys={keys} points={points} />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {keys.map((key) => (
                <th key={key.id} scope="col">
                  {key.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                {keys.map((key) => (
                  <td key={key.id}>{point.values[key.id] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}
