'use client'

import { Button } from '@/components/ui/button'
import { updateAccountAction } from '@/lib/actions/account/update-account'
import type { AccountView } from '@/lib/schemas/account'
import { AccountFormDialog } from './account-form-dialog'

interface EditAdministratorDialogProps {
  account: AccountView
  domains: { id: string; name: string }[]
}

export function EditAdministratorDialog({ account, domains }: EditAdministratorDialogProps) {
  return (
    <AccountFormDialog
      trigger={<Button size="sm">Edit</Button>}
      title={`Edit ${account.username}`}
      description="A changed role counts from their next request on."
      submitLabel="Save administrator"
      schema={() => import('./edit-administrator-dialog-schema').then((m) => m.editAdministratorDialogSchema)}
      defaultValues={{
        username: account.username,
        displayName: account.displayName,
        role: account.role,
        domains: domains.filter((domain) => account.domainIds.includes(domain.id)).map((domain) => domain.name),
        password: '',
      }}
      domains={domains}
      isNew={false}
      save={({ displayName, role, password }, domainIds) =>
        updateAccountAction({
          id: account.id,
          patch: { displayName, role, domainIds, ...(password ? { password } : {}) },
          expectedVersion: account.version,
        })
      }
    />
  )
}
