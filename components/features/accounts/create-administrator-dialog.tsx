'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { createAccountAction } from '@/lib/actions/account/create-account'
import { AccountFormDialog } from './account-form-dialog'

export function CreateAdministratorDialog({ domains }: { domains: { id: string; name: string }[] }) {
  return (
    <AccountFormDialog
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          New administrator
        </Button>
      }
      title="New administrator"
      description="They sign in with this name and password."
      submitLabel="Create administrator"
      schema={() => import('./create-administrator-dialog-schema').then((m) => m.createAdministratorDialogSchema)}
      defaultValues={{ username: '', displayName: '', role: 'DOMAIN_ADMINISTRATOR', domains: [], password: '' }}
      domains={domains}
      isNew
      save={({ domains: _, ...values }, domainIds) => createAccountAction({ ...values, domainIds })}
    />
  )
}
