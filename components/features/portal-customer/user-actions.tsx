'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { disableIntegrationUserAction } from '@/lib/actions/portal-customer/disable-integration-user'
import type { IntegrationUserView } from '@/lib/schemas/migration/integration-user'
import { ChangePasswordButton } from './change-password-button'

export function UserActions({ user }: { user: IntegrationUserView }) {
  const router = useRouter()
  const isOn = user.disabledAt === null
  const verb = isOn ? 'Disable' : 'Enable'
  return (
    <span className="flex justify-end gap-1">
      {isOn && <ChangePasswordButton user={user} />}
      <ConfirmDialog
        trigger={
          <Button size="sm" variant={isOn ? 'danger-ghost' : 'secondary'} aria-label={`${verb} ${user.username}`}>
            {verb}
          </Button>
        }
        title={`${verb} ${user.username}?`}
        description={
          isOn
            ? `Requests of ${user.integration.name} with this user are refused from now on, and no client comes of it at completion.`
            : `Requests of ${user.integration.name} with this user are served again, with the password that it had.`
        }
        confirmLabel={`${verb} user`}
        danger={isOn}
        onConfirm={async () => {
          const answer = await disableIntegrationUserAction({ id: user.id, disabled: isOn })
          if (answer.ok) {
            toast.success(`${user.username} ${isOn ? 'disabled' : 'enabled'}`)
            router.refresh()
          }
          return answer
        }}
      />
    </span>
  )
}
