'use client'

import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { routes } from '@/lib/base/routes'
import { takeSignOut } from './playground-run'

/** The way back from signing out: the state tells whether it was asked for here. */
export function SignedOutNotice({ state }: { state: string }) {
  const [notice, setNotice] = useState<{ isOurs: boolean; clientName: string } | null>(null)
  useEffect(() => {
    const asked = takeSignOut()
    setNotice((before) => before ?? { isOurs: asked?.state === state, clientName: asked?.clientName ?? '' })
    window.history.replaceState(window.history.state, '', routes.playground())
  }, [state])
  if (notice === null) return null
  return notice.isOurs ? (
    <Alert tone="good" live title="Signed out">
      The server ended the session and sent the browser back with the state that was sent along for {notice.clientName}.
    </Alert>
  ) : (
    <Alert tone="attention" live title="A way back from signing out that was not asked for here">
      The state is none that this tab sent. A client ignores it.
    </Alert>
  )
}
