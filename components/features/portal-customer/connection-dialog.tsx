'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useConfirm } from '@/components/patterns/use-confirm'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { decideConnectionAction } from '@/lib/actions/portal-customer/decide-connection'
import type { ConnectionDecision } from '@/lib/schemas/migration/connection-state'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { ConnectionView } from '@/lib/schemas/migration/partner-connection'
import { DECISION_WORDS } from './connection-words'
import { limitsOf, PropertyChoice } from './property-choice'

interface ConnectionDialogProps {
  connection: ConnectionView
  decision: ConnectionDecision
  properties: readonly PropertyName[]
  close: () => void
}

/** Asks for what a decision needs: the hotels of an approval, the reason of a refusal. */
export function ConnectionDialog({ connection, decision, properties, close }: ConnectionDialogProps) {
  const router = useRouter()
  const [limits, setLimits] = useState(limitsOf(connection))
  const [reason, setReason] = useState('')
  const { pending, problem, run } = useConfirm(close)
  const words = DECISION_WORDS[decision]
  const name = connection.partner.name
  const changesHotels = decision === 'APPROVE' && connection.state === 'APPROVED'

  const decide = () =>
    run(async () => {
      const answer = await decideConnectionAction({
        id: connection.id,
        decision,
        expectedVersion: connection.version,
        ...(decision === 'APPROVE' ? limits : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      })
      if (answer.ok) {
        toast.success(changesHotels ? `Hotels of ${name} saved` : words.done(name))
        router.refresh()
      }
      return answer
    })

  return (
    <Dialog open onOpenChange={(open) => !open && !pending && close()}>
      <DialogContent
        title={changesHotels ? `Hotels of ${name}` : words.title(name, connection.environmentLabel)}
        description={changesHotels ? 'The partner sees these limits and cannot change them.' : words.help}
      >
        <DialogBody className="grid gap-4 empty:hidden">
          {decision === 'APPROVE' && (
            <PropertyChoice
              legend="Hotels it may call"
              properties={properties}
              value={limits}
              onChange={(next) => setLimits(next)}
            />
          )}
          {words.asksReason && (
            <Field label="Reason" optional help="The partner reads it.">
              <Textarea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Field>
          )}
          {problem && (
            <Alert tone="bad" live title="This was refused">
              {problem}
            </Alert>
          )}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={pending}>Cancel</Button>
          </DialogClose>
          <Button
            variant={words.danger ? 'danger' : 'primary'}
            loading={pending}
            disabled={decision === 'APPROVE' && !limits.allProperties && limits.propertyIds.length === 0}
            onClick={decide}
          >
            {changesHotels ? 'Save hotels' : words.button}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
