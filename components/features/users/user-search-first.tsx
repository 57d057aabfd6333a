import { UserSearch } from 'lucide-react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'

/** More people than a list helps with: asks for a name, and offers the way around. */
export function UserSearchFirst({ limit, listHref }: { limit: number; listHref: string }) {
  return (
    <Card>
      <EmptyState
        icon={<UserSearch />}
        title="Search for somebody"
        action={<LinkButton href={listHref}>List all by user name</LinkButton>}
      >
        There are more than {limit.toLocaleString('en')} people here. Type the beginning of a user name, an e-mail
        address or a name, or choose a state.
      </EmptyState>
    </Card>
  )
}
