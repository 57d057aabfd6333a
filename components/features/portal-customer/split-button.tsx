'use client'

import { Split } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { splitSharedClientAction } from '@/lib/actions/portal-customer/split-shared-client'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { SplitSecret } from './split-file'
import { SplitSecrets } from './split-secrets'

interface SplitButtonProps {
  environment: { id: string; label: string }
  /** Internal integrations that still share the client; with none there is no button, but its dialog stays. */
  sharing: number
}

/** Secrets that one answer carries. */
const AT_ONCE = 200

/** Gives every integration that shares the client one of its own, in one step. */
export function SplitButton({ environment, sharing }: SplitButtonProps) {
  const router = useRouter()
  const [made, setMade] = useState<readonly SplitSecret[] | null>(null)
  const now = Math.min(sharing, AT_ONCE)
  const proof = useReauthentication('Splitting the shared client', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  // The list is read anew only now: whoever has nothing left to split must not lose sight of what was made.
  function close(): void {
    setMade(null)
    router.refresh()
  }

  return (
    <>
      {sharing > 0 && (
        <ConfirmDialog
          trigger={<Button icon={<Split aria-hidden />}>Split shared client</Button>}
          title={`Split the shared client of ${environment.label}?`}
          confirmLabel={`Make ${now} ${now === 1 ? 'client' : 'clients'}`}
          onConfirm={async () => {
            const answer = await proof.run(() => splitSharedClientAction({ environmentId: environment.id }))
            if (!answer.ok) return answer
            setMade(
              answer.data.map(({ integration, client, secret }) => ({
                integration: integration.name,
                clientId: client.clientId,
                secret,
              })),
            )
            return answer
          }}
        >
          <p>
            {sharing === 1
              ? 'The one integration without a client of its own gets one.'
              : `Each of the ${sharing.toLocaleString('en')} integrations without a client of its own gets one.`}{' '}
            All secrets are shown once, together, and can be downloaded as a file.
          </p>
          {sharing > now && <p>That is the first {AT_ONCE} of them; do it again for the rest.</p>}
          <p>The shared client works on until you disable it, so that nothing stops meanwhile.</p>
        </ConfirmDialog>
      )}
      {proof.dialog}
      {made && <SplitSecrets environmentLabel={environment.label} secrets={made} onClose={close} />}
    </>
  )
}
