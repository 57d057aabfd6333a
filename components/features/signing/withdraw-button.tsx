'use client'

import { useStep } from '@/components/features/signing/use-step'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { abortPublicationAction } from '@/lib/actions/signing/abort-publication'

interface WithdrawButtonProps {
  domainId: string
  alias: string
  /** tokens from a time when it signed */
  liveTokens: number
}

/** Takes a published key out of the key set. */
export function WithdrawButton({ domainId, alias, liveTokens }: WithdrawButtonProps) {
  const step = useStep('Withdrawing a key')
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost">
            Withdraw
          </Button>
        }
        title={`Withdraw ${alias} from the key set?`}
        confirmLabel="Withdraw key"
        danger={liveTokens > 0}
        onConfirm={() =>
          step.take(() => abortPublicationAction({ domainId, aliasName: alias }), `${alias} is withdrawn`)
        }
      >
        <p>
          {liveTokens > 0
            ? `${liveTokens.toLocaleString('en')} live tokens that it signed before are refused from now on.`
            : 'It has signed nothing, so nobody is affected. The key pair itself stays.'}
        </p>
      </ConfirmDialog>
      {step.dialog}
    </>
  )
}
