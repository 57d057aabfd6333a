'use client'

import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { verifyAuditChainAction } from '@/lib/actions/audit/verify-audit-chain'
import type { ChainState } from '@/lib/schemas/chain-state'

/** Whether the log is whole: a green line up to now, or the first entry where it breaks. */
export function ChainStatus({ state }: { state: ChainState }) {
  const [checked, setChecked] = useState<ChainState | null>(null)
  const [pending, start] = useTransition()
  const shown = checked && checked.verifiedAt > state.verifiedAt ? checked : state

  const verify = () =>
    start(async () => {
      const answer = await verifyAuditChainAction({})
      if (!answer.ok) {
        toast.error(answer.message)
        return
      }
      setChecked(answer.data)
      if (answer.data.ok) toast.success(`All ${answer.data.verifiedUpTo.toLocaleString('en')} entries hold`)
    })

  const button = (
    <Button size="sm" loading={pending} onClick={verify}>
      Verify from the start
    </Button>
  )
  if (!shown.ok) {
    return (
      <Alert
        tone="bad"
        title={`The chain breaks at entry ${shown.brokenAt?.toLocaleString('en') ?? 'unknown'}`}
        action={button}
        className="mb-4"
      >
        {shown.message} Everything before it holds. Compare with an export or a backup, and find out who can write to
        the database.
      </Alert>
    )
  }
  return (
    <Alert
      tone={shown.isComplete ? 'good' : 'info'}
      title={`Verified up to entry ${shown.verifiedUpTo.toLocaleString('en')}`}
      action={button}
      className="mb-4"
    >
      {shown.isComplete
        ? 'Each entry carries the hash of the one before it; none was removed or altered. '
        : 'Older entries are gone through with each view of this page. '}
      Checked <Time value={shown.verifiedAt} />.
    </Alert>
  )
}
