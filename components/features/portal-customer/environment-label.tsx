import { Clock } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { MIGRATING_SOON } from '@/lib/schemas/migration/phase'

/** What an environment carries while its window is open. */
export function EnvironmentLabel({ shown }: { shown: boolean }) {
  if (!shown) return null
  return (
    <Badge tone="attention">
      <Clock aria-hidden />
      {MIGRATING_SOON}
    </Badge>
  )
}
