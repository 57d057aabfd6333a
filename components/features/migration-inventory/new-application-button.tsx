'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { createApplicationAction } from '@/lib/actions/migration-inventory/create-application'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { ApplicationKeyDialog, type ShownKey } from './application-key-dialog'
import type { Suggestions } from './inventory-fields'
import { ItemDialog } from './item-dialog'

export function NewApplicationButton({ suggestions }: { suggestions: Suggestions }) {
  const router = useRouter()
  const [shown, setShown] = useState<ShownKey | null>(null)
  const proof = useReauthentication('Making an application key', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  return (
    <>
      <ItemDialog
        trigger={
          <Button variant="primary" icon={<Plus aria-hidden />}>
            New application
          </Button>
        }
        kind="application"
        title="New application"
        description="It gets a key, which is shown once."
        submitLabel="Create application"
        values={{}}
        suggestions={suggestions}
        isNew
        save={(values) => proof.run(() => createApplicationAction(values))}
        onSaved={({ application, key }) => setShown({ name: application.label, key })}
      />
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
