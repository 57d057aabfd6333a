'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { toast } from '@/components/ui/toast'
import { offerSecondFactorAction } from '@/lib/actions/portal/offer-second-factor'
import { removeSecondFactorAction } from '@/lib/actions/portal/remove-second-factor'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { SecondFactorDialog, type SecondFactorOffer } from './second-factor-dialog'

/** A code from an authenticator app besides the password: set up, or taken away. */
export function SecondFactorCard({ isOn }: { isOn: boolean }) {
  const router = useRouter()
  const proof = useReauthentication('Changing the second factor', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null)
  const [isPending, setPending] = useState(false)

  async function begin() {
    setPending(true)
    const answer = await proof.run(() => offerSecondFactorAction({}))
    setPending(false)
    if (answer.ok) setOffer(answer.data)
    else toast.error(answer.message)
  }

  return (
    <Card aria-labelledby="second-factor-title">
      <CardHeader
        titleId="second-factor-title"
        title="Second factor"
        description="A code from an authenticator app, asked for at sign-in and before credentials are reissued."
        action={isOn ? <Status tone="good">On</Status> : <Status tone="neutral">Off</Status>}
      />
      <CardBody>
        {isOn ? (
          <ConfirmDialog
            trigger={<Button variant="danger-ghost">Remove second factor</Button>}
            title="Remove the second factor?"
            confirmLabel="Remove second factor"
            danger
            onConfirm={async () => {
              const answer = await proof.run(() => removeSecondFactorAction({}))
              if (answer.ok) {
                toast.success('You sign in with your password alone now')
                router.refresh()
              }
              return answer
            }}
          >
            From then on your password alone opens your account.
          </ConfirmDialog>
        ) : (
          <Button onClick={begin} loading={isPending}>
            Set up second factor
          </Button>
        )}
      </CardBody>
      <SecondFactorDialog
        offer={offer}
        onClose={() => setOffer(null)}
        onConfirmed={() => {
          setOffer(null)
          toast.success('Second factor is on', { description: 'Your other sessions were ended.' })
          router.refresh()
        }}
      />
      {proof.dialog}
    </Card>
  )
}
