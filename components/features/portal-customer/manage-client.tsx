'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { toast } from '@/components/ui/toast'
import { issueSecretAction } from '@/lib/actions/portal-customer/issue-secret'
import { restrictClientAction } from '@/lib/actions/portal-customer/restrict-client'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { GatewayClientView, PropertyName } from '@/lib/schemas/migration/gateway-client'
import { ClientSecret } from './client-secret'
import type { OverlapHours } from './overlaps'
import { limitsOf, PropertyChoice } from './property-choice'
import { SwitchClientButton } from './switch-client-button'

interface ManageClientProps {
  client: GatewayClientView
  properties: readonly PropertyName[]
  close: () => void
  onSecret: (secret: string) => void
}

/** Secret, hotels and end of one client. */
export function ManageClient({ client, properties, close, onSecret }: ManageClientProps) {
  const router = useRouter()
  const [limits, setLimits] = useState(limitsOf(client))
  const [pending, setPending] = useState<'secret' | 'limits' | null>(null)
  const [problem, setProblem] = useState<string>()
  const proof = useReauthentication('Changing a client', (password, code) => reauthenticateAction({ password, code }))
  const { issue, restrict, disable } = client.may

  async function issueSecret(overlapHours: OverlapHours): Promise<void> {
    setPending('secret')
    setProblem(undefined)
    const answer = await proof
      .run(() => issueSecretAction({ pk: client.pk, overlapHours }))
      .finally(() => setPending(null))
    if (!answer.ok) return setProblem(answer.message)
    router.refresh()
    onSecret(answer.data.secret)
  }

  async function saveLimits(): Promise<void> {
    setPending('limits')
    setProblem(undefined)
    const answer = await restrictClientAction({ pk: client.pk, ...limits, expectedVersion: client.version }).finally(
      () => setPending(null),
    )
    if (!answer.ok) return setProblem(answer.message)
    toast.success('Hotels of the client saved')
    router.refresh()
    close()
  }

  return (
    <>
      <DialogBody className="grid gap-5">
        <ClientSecret
          client={client}
          pending={pending === 'secret'}
          disabled={pending !== null}
          onIssue={issue.allowed ? issueSecret : undefined}
          why={issue.why}
        />
        <section className="border-t pt-5">
          {restrict.allowed ? (
            <PropertyChoice
              legend="Where it may be used"
              properties={properties}
              value={limits}
              onChange={(next) => setLimits(next)}
            />
          ) : (
            <p className="text-muted">{restrict.why}</p>
          )}
        </section>
        {problem && (
          <Alert tone="bad" live title="This was refused">
            {problem}
          </Alert>
        )}
      </DialogBody>
      <DialogFooter>
        {disable.allowed && <SwitchClientButton client={client} onDone={close} />}
        <DialogClose asChild>
          <Button disabled={pending !== null}>Close</Button>
        </DialogClose>
        {restrict.allowed && (
          <Button
            variant="primary"
            loading={pending === 'limits'}
            disabled={pending !== null || (!limits.allProperties && limits.propertyIds.length === 0)}
            onClick={saveLimits}
          >
            Save hotels
          </Button>
        )}
      </DialogFooter>
      {proof.dialog}
    </>
  )
}
