import type { PropertyName } from '@/lib/schemas/migration/gateway-client'

interface PropertyWordsProps {
  allProperties: boolean
  properties: readonly PropertyName[]
}

const SHOWN = 4

/** At which hotels something may call, in a line. */
export function PropertyWords({ allProperties, properties }: PropertyWordsProps) {
  if (allProperties) return <span className="whitespace-nowrap">All hotels</span>
  if (properties.length === 0) return <span className="text-attention">None</span>
  const rest = properties.length - SHOWN
  return (
    <span title={properties.map(({ code, name }) => `${code} ${name}`).join('\n')}>
      <span className="mono">
        {properties
          .slice(0, SHOWN)
          .map(({ code }) => code)
          .join(', ')}
      </span>
      {rest > 0 && <span className="text-muted"> and {rest.toLocaleString('en')} more</span>}
    </span>
  )
}
