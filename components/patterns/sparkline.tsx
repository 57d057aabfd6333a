interface SparklineProps {
  values: readonly number[]
  /** Says what it shows and the gist: "Tokens per hour, 24 h, rising". */
  label: string
  width?: number
  height?: number
}

/** A curve the size of a word. */
export function Sparkline({ values, label, width = 96, height = 24 }: SparklineProps) {
  const top = Math.max(1, ...values)
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0
  const points = values.map((value, index) => [2 + index * step, height - 3 - (value / top) * (height - 6)] as const)
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  const last = points[points.length - 1]
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="shrink-0"
    >
      <polyline points={line} fill="none" className="stroke-accent" strokeWidth="1.5" strokeLinejoin="round" />
      {last && <circle cx={last[0]} cy={last[1]} r="2" className="fill-accent" />}
    </svg>
  )
}
