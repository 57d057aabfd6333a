import { Badge } from '@/components/ui/badge'

const SHOWN = 3

/** A few scopes, and how many more there are. */
export function ScopeChips({ scopes }: { scopes: readonly string[] }) {
  const rest = scopes.slice(SHOWN)
  return (
    <span className="flex flex-wrap gap-1">
      {scopes.slice(0, SHOWN).map((scope) => (
        <Badge key={scope} mono>
          {scope}
        </Badge>
      ))}
      {rest.length > 0 && <Badge title={rest.join(' ')}>{rest.length} more</Badge>}
    </span>
  )
}
