/** A QR code of rows of 0 and 1, with its quiet zone. Dark on light in every theme: that is what cameras read. */
export function DotPicture({ rows, label }: { rows: readonly string[]; label: string }) {
  const quiet = 4
  const size = rows.length + 2 * quiet
  const path = rows
    .flatMap((row, y) => Array.from(row, (dot, x) => (dot === '1' ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto size-48 rounded-md border"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
