'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { keepSignOut, type PlaygroundRun } from './playground-run'
import { randomText } from './proof-key'
import { endpointPath } from './target'

/** Ends the person's session in this browser, as the client would ask for it. @see OpenID Connect RP-Initiated Logout 1.0 §2 */
export function SignOutForm({ run, idToken }: { run: PlaygroundRun; idToken: string | null }) {
  const { target } = run
  const [state, setState] = useState('')
  useEffect(() => setState(randomText(16)), [])
  const fields = {
    client_id: target.clientId,
    ...(idToken ? { id_token_hint: idToken } : {}),
    ...(target.signedOutUri ? { post_logout_redirect_uri: target.signedOutUri, state } : {}),
  }
  return (
    <section aria-label="Sign out" className="grid min-w-0 grid-cols-1 gap-3 border-t pt-4">
      {/* Posted, because the ID token that says who signs out belongs in no address. */}
      <form
        method="post"
        action={endpointPath(target, 'end-session')}
        onSubmit={() => keepSignOut({ state, clientName: target.clientName })}
        className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2"
      >
        <div className="min-w-0 max-w-prose">
          <h3 className="font-medium">Sign out</h3>
          <p className="text-sm text-muted">
            Sends the browser to the server, which ends the person’s session
            {target.signedOutUri ? ' and sends it back here.' : '.'} Clients that asked to be told are told.
          </p>
        </div>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button size="sm" type="submit">
          Sign out
        </Button>
      </form>
    </section>
  )
}
