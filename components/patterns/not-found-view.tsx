import type { ReactNode } from 'react'
import { MessageView } from '@/components/patterns/message-view'
import { LinkButton } from '@/components/ui/link-button'

interface NotFoundViewProps {
  title?: string
  message?: ReactNode
  action?: ReactNode
}

/** Nothing is at this address, or nothing that this person may see: the two are not told apart. */
export function NotFoundView({
  title = 'Nothing at this address',
  message = 'It may have been deleted or renamed, or you may not be allowed to see it.',
  action = <LinkButton href="/">Go to the overview</LinkButton>,
}: NotFoundViewProps) {
  return <MessageView title={title} message={message} action={action} />
}
