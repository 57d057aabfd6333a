import type { ReactNode } from 'react'
import { EmptyState } from '@/components/patterns/empty-state'
import { LinkButton } from '@/components/ui/link-button'

interface ClientListEmptyProps {
  icon: ReactNode
  filtered: boolean
  canCreate: boolean
  newHref: string
}

export function ClientListEmpty({ icon, filtered, canCreate, newHref }: ClientListEmptyProps) {
  if (filtered) {
    return (
      <EmptyState title="No client matches">
        Search looks at the beginning of words in name and id. Take a filter away to see more.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon}
      title="No client yet"
      action={
        canCreate && (
          <LinkButton variant="primary" href={newHref}>
            New client
          </LinkButton>
        )
      }
    >
      A client is an application that asks for tokens. It needs a domain to live in and scopes to ask for; four
      questions lead to sound settings, and its first token is one click further.
    </EmptyState>
  )
}
