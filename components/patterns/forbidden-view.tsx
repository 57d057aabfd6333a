import type { ReactNode } from 'react'
import { MessageView } from '@/components/patterns/message-view'
import { LinkButton } from '@/components/ui/link-button'

interface ForbiddenViewProps {
  title?: string
  message?: ReactNode
  action?: ReactNode
}

/** The person is known and the role does not reach this far. */
export function ForbiddenView({
  title = 'Your role does not allow this',
  message = 'An administrator can give you a role that does.',
  action = <LinkButton href="/">Go to the overview</LinkButton>,
}: ForbiddenViewProps) {
  return <MessageView title={title} message={message} action={action} />
}
