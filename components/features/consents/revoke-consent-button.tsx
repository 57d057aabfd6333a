'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { revokeConsentTokensAction } from '@/lib/actions/consents/revoke-consent-tokens'
import { withdrawConsentAction } from '@/lib/actions/consents/withdraw-consent'
import type { ConsentView } from '@/lib/schemas/consent'
import { resourceLabel } from './resource-words'
import { incompleteOf, RevocationChoices, type RevocationDraft, startingDraft, tokensOf } from './revocation-choices'

/** Takes back one consent, or only what was issued under it. */
export function RevokeConsentButton({ consent }: { consent: ConsentView }) {
  const router = useRouter()
  const [draft, setDraft] = useState<RevocationDraft>(startingDraft)
  const { domainId, userId, clientPk, resourceId } = consent
  const selection = { domainId, userId, clientPk, resourceId }
  const tokens = tokensOf(draft)
  const isWithdrawal = draft.kind === 'WITHDRAW'

  return (
    <PreviewDialog
      trigger={
        <Button
          size="sm"
          variant="danger-ghost"
          aria-label={`Revoke what ${consent.username} allowed ${consent.clientName}`}
        >
          Revoke
        </Button>
      }
      title={`Take back what ${consent.username} allowed ${consent.clientName}?`}
      description={`At ${resourceLabel(consent)}, in ${consent.domainName}.`}
      preview={() =>
        previewRevocationAction(
          isWithdrawal ? { what: 'consent', id: consent.id } : { what: 'tokens', selection, tokens },
        )
      }
      previewKey={JSON.stringify(draft)}
      incomplete={incompleteOf(draft)}
      confirmLabel={isWithdrawal ? 'Withdraw consent' : 'Revoke tokens'}
      onOpenChange={(open) => open && setDraft(startingDraft())}
      onConfirm={async () => {
        const answer = isWithdrawal
          ? await withdrawConsentAction({ id: consent.id })
          : await revokeConsentTokensAction({ selection, tokens })
        if (answer.ok) {
          toast.success(isWithdrawal ? 'Consent withdrawn' : 'Tokens revoked')
          router.refresh()
        }
        return answer
      }}
    >
      <RevocationChoices draft={draft} onChange={setDraft} />
    </PreviewDialog>
  )
}
