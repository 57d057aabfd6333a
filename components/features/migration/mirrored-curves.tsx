interface MirroredCurvesProps {
  /** one figure a day, oldest first */
  ssd: readonly number[]
  ocim: readonly number[]
  /** Whose: "Rate push". */
  of: string
  width?: number
  height?: number
}

const GAP = 1

/** Use per day: OCIM grows upwards from the middle, SSD downwards, both to the same scale. */
export function MirroredCurves({ ssd, ocim, of, width = 112, height = 28 }: MirroredCurvesProps) {
  const days = Math.max(ssd.length, ocim.length, 1)
  const top = Math.max(1, ...ssd, ...ocim)
  const middle = height / 2
  const step = width / days
  const length = (value: number) => (value === 0 ? 0 : Math.max(1, (value / top) * (middle - 1)))
  return (
    <svg
      role="img"
      aria-label={`${of}: ${sum(ocim)} requests by OCIM and ${sum(ssd)} by SSD in ${days} days, ${lastWords(ssd, ocim)}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="shrink-0"
    >
      {ocim.map((value, day) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what a day is
          key={day}
          x={day * step}
          width={step - GAP}
          y={middle - length(value)}
          height={length(value)}
          className="fill-accent"
        />
      ))}
      {ssd.map((value, day) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what a day is
          key={day}
          x={day * step}
          width={step - GAP}
          y={middle + 1}
          height={length(value)}
          className="fill-attention"
        />
      ))}
      <line x1="0" x2={width} y1={middle + 0.5} y2={middle + 0.5} className="stroke-control" strokeWidth="1" />
    </svg>
  )
}

function sum(values: readonly number[]): string {
  return values.reduce((all, value) => all + value, 0).toLocaleString('en')
}

function lastWords(ssd: readonly number[], ocim: readonly number[]): string {
  const today = [ssd[ssd.length - 1] ?? 0, ocim[ocim.length - 1] ?? 0] as const
  if (today[0] > 0 && today[1] > 0) return 'both today'
  if (today[0] > 0) return 'only SSD today'
  return today[1] > 0 ? 'only OCIM today' : 'nothing today'
}
