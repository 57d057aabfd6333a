import { Badge } from '@/components/ui/badge'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'

const SHOWN = 3

interface PropertyLimitsProps {
  of: { allProperties: boolean; properties: readonly PropertyName[] }
}

/** The hotels that a client or a partner reaches. */
export function PropertyLimits({ of: { allProperties, properties } }: PropertyLimitsProps) {
  if (allProperties) return <span className="text-muted">all</span>
  const rest = properties.slice(SHOWN)
  return (
    <span className="flex flex-wrap gap-1">
      {properties.slice(0, SHOWN).map(({ id, code, name }) => (
        <Badge key={id} mono title={name}>
          {code}
        </Badge>
      ))}
      {rest.length > 0 && <Badge title={rest.map(({ code }) => code).join(' ')}>{rest.length} more</Badge>}
    </span>
  )
}
