'use client'

import { KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { reissueClientIdAction } from '@/lib/actions/portal-customer/reissue-client-id'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { OVERLAP_OPTIONS, type OverlapHours } from './overlaps'

interface ReissueButtonProps {
  environment: { id: string; label: string }
  /** The OCIM client of this customer exists already: its secret is replaced. */
  again: boolean
  primary: boolean
}

/** Makes the shared client of OCIM, or another secret for it, and shows the secret this once. */
export function ReissueButton({ environment, again, primary }: ReissueButtonProps) {
  const router = useRouter()
  const [overlap, setOverlap] = useState<OverlapHours>(24)
  const [made, setMade] = useState<{ clientId: string; secret: string } | null>(null)
  const proof = useReauthentication('Reissuing a client', (password, code) => reauthenticateAction({ password, code }))
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant={primary ? 'primary' : 'secondary'} icon={<KeyRound aria-hidden />}>
            Reissue Client ID
          </Button>
        }
        title={`Reissue the Client ID of ${environment.label}?`}
        confirmLabel={again ? 'Make another secret' : 'Reissue Client ID'}
        danger={again && overlap === 0}
        onConfirm={async () => {
          const answer = await proof.run(() =>
            reissueClientIdAction({ environmentId: environment.id, overlapHours: overlap }),
          )
          if (!answer.ok) return answer
          setMade({ clientId: answer.data.client.clientId, secret: answer.data.secret })
          router.refresh()
          return answer
        }}
      >
        {again ? (
          <>
            <p>The client id stays as it is and gets another secret. Every internal integration here shares it.</p>
            <RadioGroup
              legend="The secret before works on"
              value={String(overlap)}
              onChange={(event) => setOverlap(Number(event.target.value) as OverlapHours)}
              options={OVERLAP_OPTIONS}
            />
          </>
        ) : (
          <p>
            You get a client id and a secret for OCIM, shared by your internal integrations here. The old id and secret
            keep working for SSD until the migration is completed.
          </p>
        )}
      </ConfirmDialog>
      {proof.dialog}
      <SecretOnceDialog
        open={made !== null}
        onClose={() => setMade(null)}
        title={again ? 'The new secret' : 'Your client for OCIM'}
        values={[
          { label: 'Client id', value: made?.clientId ?? '' },
          { label: 'Client secret', value: made?.secret ?? '', secret: true },
        ]}
        fileName={`${made?.clientId ?? 'client'}-credentials.txt`}
        note="Next: put both into each internal integration, with the Enterprise ID and the scope of this page."
      />
    </>
  )
}
