'use client'

import { useEffect, useState } from 'react'
import { AcceptInvitationForm } from '@/components/features/auth/accept-invitation-form'
import { Alert } from '@/components/ui/alert'
import { Skeleton } from '@/components/ui/skeleton'
import { TextLink } from '@/components/ui/text-link'
import { checkInvitationAction } from '@/lib/actions/session/check-invitation'
import { routes } from '@/lib/base/routes'
import type { InvitationState } from '@/lib/schemas/portal-account'

type State = { state: 'reading' } | { state: 'failed' } | InvitationState

const DEAD: State = { state: 'dead' }

/** Reads what the link carries behind the `#`, which the browser sends to nobody, and asks for whom it is. */
export function AcceptInvitation() {
  const [found, setFound] = useState<State>({ state: 'reading' })
  const [token, setToken] = useState('')

  useEffect(() => {
    let isCurrent = true
    async function read() {
      const given = window.location.hash.slice(1, 201)
      setToken(given)
      if (given === '') return setFound(DEAD)
      const answer = await checkInvitationAction({ token: given })
      if (isCurrent) setFound(answer.ok ? answer.data : { state: 'failed' })
    }
    read().catch(() => isCurrent && setFound({ state: 'failed' }))
    window.addEventListener('hashchange', read)
    return () => {
      isCurrent = false
      window.removeEventListener('hashchange', read)
    }
  }, [])

  if (found.state === 'usable') {
    return <AcceptInvitationForm token={token} invitation={found} onDead={() => setFound(DEAD)} />
  }
  if (found.state === 'taken') {
    return (
      <Alert tone="attention" title={`${found.email} has an account already`}>
        One address belongs to one organisation. <TextLink href={routes.signIn()}>Sign in</TextLink> with it, or ask for
        an invitation to another address.
      </Alert>
    )
  }
  if (found.state === 'dead') {
    return (
      <Alert tone="attention" title="This link does not work">
        It was used, was withdrawn, is older than seven days, or was not copied whole. Ask whoever invited you for
        another one. If you have chosen your password already, <TextLink href={routes.signIn()}>sign in</TextLink>.
      </Alert>
    )
  }
  if (found.state === 'failed') {
    return (
      <Alert tone="bad" title="The server could not answer">
        Load the page again in a moment.
      </Alert>
    )
  }
  return (
    <div className="grid gap-4" role="status" aria-label="Checking the link">
      <Skeleton className="h-13" />
      <Skeleton className="h-13" />
      <Skeleton className="h-8" />
    </div>
  )
}
