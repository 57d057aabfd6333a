'use client'

import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { updateAccountAction } from '@/lib/actions/account/update-account'
import { type AccountView, passwordSchema } from '@/lib/schemas/account'
import { roleSchema } from '@/lib/schemas/role-schema'
import { line } from '@/lib/schemas/text'
import { AccountFormDialog } from './account-form-dialog'

const schema = z.object({
  username: z.string(),
  displayName: line(128),
  role: roleSchema,
  domains: z.array(z.string()),
  password: z.union([z.literal(''), passwordSchema], 'must have at least 12 characters'),
})

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
      schema={schema}
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
