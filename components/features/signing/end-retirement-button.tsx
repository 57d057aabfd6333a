'use client'

import { useStep } from '@/components/features/signing/use-step'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { endRetirementAction } from '@/lib/actions/signing/end-retirement'

interface EndRetirementButtonProps {
  domainId: string
  alias: string
  liveTokens: number
}

/** For a key that leaked: ends its retirement before its time. */
export function EndRetirementButton({ domainId, alias, liveTokens }: EndRetirementButtonProps) {
  const step = useStep('Ending a retirement early')
  return (
    <>
      <TypedConfirmDialog
        trigger={
          <Button size="sm" variant="danger-ghost">
            End now
          </Button>
        }
        title={`End the retirement of ${alias} now?`}
        description="It leaves the key set, and every token that it signed is refused from this moment. Callers that keep keys in memory may believe it a little longer."
        name={alias}
        consequences={[{ label: 'live tokens are refused', count: liveTokens }, { label: 'it leaves the key set' }]}
        confirmLabel="End retirement"
        onConfirm={() => step.take(() => endRetirementAction({ domainId, aliasName: alias }), `${alias} is gone`)}
      />
      {step.dialog}
    </>
  )
}
