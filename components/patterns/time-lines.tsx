'use client'

import { Area, AreaChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { BarKey } from '@/components/patterns/bar-chart'

export interface TimeLinesProps {
  keys: readonly BarKey[]
  /** Oldest first, empty ones included. */
  points: readonly { label: string; values: Readonly<Record<string, number>> }[]
}

const colour = (tone: BarKey['tone']) => (tone === 'neutral' ? 'var(--faint)' : `var(--${tone})`)
const TICK = { fill: 'var(--muted)', fontSize: 11 }
const grouped = (value: unknown) => Number(value).toLocaleString('en')

/** The picture of a TimeChart. Colours are those of the theme, and follow it. */
export function TimeLines({ keys, points }: TimeLinesProps) {
  const data = points.map(({ label, values }) => ({ label, ...values }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      {/* The layer that takes the keyboard would be hidden from the readers that it is for; they have the table. */}
      <AreaChart data={data} accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line)' }} minTickGap={48} />
        <YAxis tick={TICK} tickLine={false} axisLine={false} width={44} allowDecimals={false} tickFormatter={grouped} />
        <Tooltip
          isAnimationActive={false}
          formatter={grouped}
          contentStyle={{
            background: 'var(--raised)',
            border: '1px solid var(--line)',
            borderRadius: 6,
            color: 'var(--text)',
            fontSize: 12,
          }}
        />
        <Legend iconType="plainline" wrapperStyle={{ fontSize: 12, color: 'var(--muted)' }} />
        {keys.map((key) => (
          <Area
            key={key.id}
            dataKey={key.id}
            name={key.label}
            type="linear"
            isAnimationActive={false}
            stroke={colour(key.tone)}
            strokeWidth={1.75}
            fill={colour(key.tone)}
            fillOpacity={0.08}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  )
}
