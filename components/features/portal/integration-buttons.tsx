'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ActionResult } from '@/lib/actions/action-result'
import { confirmLimitsAction } from '@/lib/actions/portal/confirm-limits'
import { acknowledgeIntegrationAction } from '@/lib/actions/portal-customer/acknowledge-integration'
import { verifyIntegrationAction } from '@/lib/actions/portal-customer/verify-integration'
import type { IntegrationItem } from '@/lib/schemas/migration/integration'
import { isAfter, type Phase } from '@/lib/schemas/migration/phase'
import { progressQuery } from './api/progress-query'

interface IntegrationButtonsProps {
  integration: IntegrationItem
  phase: Phase
}

/** What a person confirms about one integration: nothing else moves it but traffic. */
export function IntegrationButtons({ integration, phase }: IntegrationButtonsProps) {
  const queries = useQueryClient()
  const router = useRouter()
  const [pending, setPending] = useState<string | null>(null)
  const { id, name, environmentId, acknowledgedAt, limitsConfirmedAt, verifiedAt, state } = integration

  async function run(label: string, action: () => Promise<ActionResult<unknown>>, done: string) {
    setPending(label)
    const answer = await action()
    setPending(null)
    if (!answer.ok) {
      toast.error(answer.message)
      return
    }
    toast.success(done)
    await queries.invalidateQueries({ queryKey: progressQuery(environmentId).queryKey })
    router.refresh()
  }

  const buttons = [
    {
      label: 'Acknowledge',
      shown: acknowledgedAt === null && phase !== 'PLANNED',
      action: () => acknowledgeIntegrationAction({ id }),
      done: `${name}: acknowledged`,
    },
    {
      label: 'Confirm limits',
      shown: limitsConfirmedAt === null && isAfter(phase),
      action: () => confirmLimitsAction({ id }),
      done: `${name}: limits confirmed`,
    },
    {
      label: 'Verify',
      shown: verifiedAt === null && isAfter(phase) && state !== 'VERIFIED',
      action: () => verifyIntegrationAction({ id }),
      done: `${name}: verified`,
    },
  ].filter(({ shown }) => shown)
  if (buttons.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {buttons.map(({ label, action, done }) => (
        <Button
          key={label}
          size="sm"
          loading={pending === label}
          aria-label={`${label}: ${name}`}
          onClick={() => run(label, action, done)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
