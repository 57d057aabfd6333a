'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { rotateApplicationKeyAction } from '@/lib/actions/migration-inventory/rotate-application-key'
import { setApplicationDisabledAction } from '@/lib/actions/migration-inventory/set-application-disabled'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { InventoryItem } from '@/lib/schemas/migration/inventory'
import { ApplicationKeyDialog, type ShownKey } from './application-key-dialog'

export function ApplicationActions({ item }: { item: InventoryItem<'application'> }) {
  const router = useRouter()
  const [shown, setShown] = useState<ShownKey | null>(null)
  const proof = useReauthentication('Replacing an application key', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const isDisabled = item.facts.isDisabled === true
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`Rotate the key of ${item.label}`}>
            Rotate key
          </Button>
        }
        title={`Rotate the key of ${item.label}?`}
        confirmLabel="Rotate key"
        danger
        onConfirm={async () => {
          const answer = await proof.run(() => rotateApplicationKeyAction({ id: item.id }))
          if (answer.ok) setShown({ name: item.label, key: answer.data.key })
          return answer
        }}
      >
        The key in use now stops working at once. Every integration of this application needs the new one.
      </ConfirmDialog>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`${isDisabled ? 'Enable' : 'Disable'} ${item.label}`}>
            {isDisabled ? 'Enable' : 'Disable'}
          </Button>
        }
        title={isDisabled ? `Enable ${item.label}?` : `Disable ${item.label}?`}
        confirmLabel={isDisabled ? 'Enable application' : 'Disable application'}
        danger={!isDisabled}
        onConfirm={async () => {
          const answer = await setApplicationDisabledAction({ id: item.id, isDisabled: !isDisabled })
          if (answer.ok) {
            toast.success(`${item.label} is ${isDisabled ? 'enabled' : 'disabled'}`)
            router.refresh()
          }
          return answer
        }}
      >
        {isDisabled
          ? 'Requests with its key are let through again.'
          : 'Requests with its key are refused at once. It can be undone.'}
      </ConfirmDialog>
      <ApplicationKeyDialog
        shown={shown}
        onClose={() => {
          setShown(null)
          router.refresh()
        }}
      />
      {proof.dialog}
    </>
  )
}
