'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { type OnceValue, SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import { reissueClientIdAction } from '@/lib/actions/portal-customer/reissue-client-id'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { IssuedSecret } from '@/lib/schemas/migration/gateway-client'
import { OVERLAP_OPTIONS, type OverlapHours } from './overlap-options'

interface ReissueClientProps {
  environment: { id: string; label: string; gatewayUrl: string; enterpriseId: string }
  hasClient: boolean
  isPrimary: boolean
  /** The secret, for as long as the page stays: the test request can use it. */
  onIssued: (secret: string) => void
}

/** Reissue Client ID: two sentences, the proof, then id and secret for the only time. */
export function ReissueClient({ environment, hasClient, isPrimary, onIssued }: ReissueClientProps) {
  const proof = useReauthentication('Reissuing a Client ID', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const [overlapHours, setOverlapHours] = useState<OverlapHours>(24)
  const [issued, setIssued] = useState<IssuedSecret | null>(null)
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant={isPrimary ? 'primary' : 'secondary'} icon={<KeyRound aria-hidden />}>
            Reissue Client ID
          </Button>
        }
        title={`Reissue the Client ID of ${environment.label}?`}
        confirmLabel="Reissue Client ID"
        onConfirm={async () => {
          const answer = await proof.run(() => reissueClientIdAction({ environmentId: environment.id, overlapHours }))
          if (answer.ok) setIssued(answer.data)
          return answer
        }}
      >
        {hasClient ? (
          <>
            <p>
              The Client ID stays, and you get a new secret that is shown once. The secret you have goes on working for
              as long as you say here.
            </p>
            <Field label="The secret before ends">
              <Select
                value={String(overlapHours)}
                onChange={(event) => setOverlapHours(Number(event.target.value) as OverlapHours)}
                options={OVERLAP_OPTIONS}
              />
            </Field>
          </>
        ) : (
          <p>
            You get a Client ID and a secret for OCIM, shown once, for all your integrations in this environment. Your
            old id, secret and users go on working for SSD until the cut-over is completed.
          </p>
        )}
      </ConfirmDialog>
      <SecretOnceDialog
        open={issued !== null}
        onClose={() => {
          // Only now, so that nothing below jumps while the secret is being stored.
          if (issued) onIssued(issued.secret)
          setIssued(null)
        }}
        title={`Client of ${environment.label}`}
        values={issued ? onceValues(issued, environment) : []}
        fileName={`${environment.label.replace('/', '-').toLowerCase()}-client.txt`}
        note={
          issued?.previousExpiresAt ? (
            <>
              The secret before works until <Time value={issued.previousExpiresAt} style="absolute" />.
            </>
          ) : issued?.isFirst ? (
            'Next: make the change below in your code, then send a test request.'
          ) : (
            'The secret before has stopped working.'
          )
        }
      />
      {proof.dialog}
    </>
  )
}

function onceValues({ client, secret }: IssuedSecret, environment: ReissueClientProps['environment']): OnceValue[] {
  return [
    { label: 'Client ID', value: client.clientId },
    { label: 'Client secret', value: secret, secret: true },
    { label: 'Enterprise ID', value: environment.enterpriseId },
    { label: 'Token address', value: environment.gatewayUrl },
  ]
}
