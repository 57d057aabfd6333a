import { MonitorSmartphone } from 'lucide-react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'

/** More sessions than a list helps with: asks for a name, and offers the way around. */
export function SessionSearchFirst({ limit, listHref }: { limit: number; listHref: string }) {
  return (
    <Card>
      <EmptyState
        icon={<MonitorSmartphone />}
        title="Search for somebody"
        action={<LinkButton href={listHref}>List the newest</LinkButton>}
      >
        There are more than {limit.toLocaleString('en')} sessions here. Type the beginning of a user name, or choose a
        domain.
      </EmptyState>
    </Card>
  )
}
