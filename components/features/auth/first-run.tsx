'use client'

import { useEffect, useState } from 'react'
import { FirstRunForm } from '@/components/features/auth/first-run-form'
import { Alert } from '@/components/ui/alert'
import { Skeleton } from '@/components/ui/skeleton'
import { TextLink } from '@/components/ui/text-link'
import { checkSetupLinkAction } from '@/lib/actions/session/check-setup-link'
import { routes } from '@/lib/base/routes'

type State = 'reading' | 'usable' | 'dead' | 'done' | 'failed'

/**
 * Reads the set-up link's token from the address after the `#`, which the browser sends to nobody, and asks whether it
 * still works.
 */
export function FirstRun() {
  const [state, setState] = useState<State>('reading')
  const [token, setToken] = useState('')

  useEffect(() => {
    let isCurrent = true
    async function read() {
      const given = window.location.hash.slice(1)
      setToken(given)
      if (given === '') return setState('dead')
      const answer = await checkSetupLinkAction({ token: given.slice(0, 200) })
      if (isCurrent) setState(answer.ok ? answer.data : 'failed')
    }
    read().catch(() => isCurrent && setState('failed'))
    window.addEventListener('hashchange', read)
    return () => {
      isCurrent = false
      window.removeEventListener('hashchange', read)
    }
  }, [])

  if (state === 'usable') return <FirstRunForm token={token} onDead={() => setState('dead')} />
  if (state === 'done') {
    return (
      <Alert tone="info" title="This server has been set up already">
        <TextLink href={routes.signIn()}>Sign in</TextLink> with an account. The link has no more use.
      </Alert>
    )
  }
  if (state === 'dead') {
    return (
      <Alert tone="attention" title="This link does not work">
        It has been used, is older than an hour, or was not copied whole. Restart the server: it prints a new one in its
        terminal.
      </Alert>
    )
  }
  if (state === 'failed') {
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
