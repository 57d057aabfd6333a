import { Handshake } from 'lucide-react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'

/** More consents than a list helps with: asks for something to look for, and offers the way around. */
export function ConsentSearchFirst({ limit, listHref }: { limit: number; listHref: string }) {
  return (
    <Card>
      <EmptyState
        icon={<Handshake />}
        title="Search for something"
        action={<LinkButton href={listHref}>List the newest</LinkButton>}
      >
        There are more than {limit.toLocaleString('en')} consents here. Type the beginning of a user name, or choose a
        client, a resource server or a scope.
      </EmptyState>
    </Card>
  )
}
