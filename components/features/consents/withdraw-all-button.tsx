'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { withdrawConsentsAction } from '@/lib/actions/consents/withdraw-consents'

interface WithdrawAllButtonProps {
  user: { id: string; username: string }
  /** domains in which the person has consents */
  domains: readonly { id: string; name: string }[]
}

/** Withdraws everything a person allowed in one domain. */
export function WithdrawAllButton({ user, domains }: WithdrawAllButtonProps) {
  const router = useRouter()
  const [domainId, setDomainId] = useState(domains[0]?.id ?? '')
  const domain = domains.find(({ id }) => id === domainId) ?? domains[0]
  if (!domain) return null
  const selection = { domainId: domain.id, userId: user.id }
  return (
    <PreviewDialog
      trigger={<Button variant="danger-ghost">Withdraw all consents</Button>}
      title={`Withdraw everything ${user.username} allowed?`}
      description={`In ${domain.name}: every consent, with every token issued under it.`}
      preview={() => previewRevocationAction({ what: 'consents', selection })}
      previewKey={domain.id}
      confirmLabel="Withdraw all consents"
      onConfirm={async () => {
        const answer = await withdrawConsentsAction(selection)
        if (answer.ok) {
          toast.success(answer.data === 1 ? '1 consent withdrawn' : `${answer.data} consents withdrawn`)
          router.refresh()
        }
        return answer
      }}
    >
      {domains.length > 1 && (
        <Field label="Domain">
          <Select
            value={domain.id}
            onChange={(event) => setDomainId(event.target.value)}
            options={domains.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </PreviewDialog>
  )
}
