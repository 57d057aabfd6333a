import { Badge } from '@/components/ui/badge'
import { MIGRATING_SOON } from '@/lib/schemas/migration/phase'

/** The label that an environment carries while its window is open, where the settings show it to this reader. */
export function MigratingSoon({ shown }: { shown: boolean }) {
  return shown ? <Badge tone="attention">{MIGRATING_SOON}</Badge> : null
}
