'use client'

import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Spinner } from '@/components/ui/spinner'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import { scopeUsersQuery } from './api/scope-users-query'

interface ScopeInUseButtonProps {
  resourceId: string
  scope: string
  count: number
}

/** In place of the remove button while clients name the scope: says who they are. */
export function ScopeInUseButton({ resourceId, scope, count }: ScopeInUseButtonProps) {
  const [open, setOpen] = useState(false)
  const users = useQuery({ ...scopeUsersQuery(resourceId, scope), enabled: open })
  const more = users.data ? users.data.clientCount - users.data.firstClients.length : 0
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={`Why ${scope} cannot be removed`}
        className="inline-flex size-(--control) items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
      >
        <Lock aria-hidden size={16} />
      </PopoverTrigger>
      <PopoverContent label={`Clients that use ${scope}`}>
        <p>
          {count === 1 ? 'A client still names' : `${count.toLocaleString('en')} clients still name`} this scope. Take
          it from them first, then it can be removed.
        </p>
        {users.isPending && <Spinner label="Looking up the clients" />}
        {users.isError && <p className="text-bad">The clients could not be looked up.</p>}
        <ul className="mt-2 grid gap-1">
          {users.data?.firstClients.map((client) => (
            <li key={client.pk}>
              <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
            </li>
          ))}
          {more > 0 && <li className="text-muted">and {more.toLocaleString('en')} more</li>}
        </ul>
      </PopoverContent>
    </Popover>
  )
}
