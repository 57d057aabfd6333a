import { Time } from '@/components/ui/time'
import type { PortalTask } from '@/lib/schemas/migration/portal-home'

/** What to do, and by when: the day itself, and how far it is. */
export function TaskText({ task: { text, by } }: { task: PortalTask }) {
  if (by === null) return <>{text}</>
  return (
    <>
      {text} <Time value={by} /> (<Time value={by} style="absolute" />
      ).
    </>
  )
}
