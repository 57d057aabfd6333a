'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteUserAction } from '@/lib/actions/users/delete-user'
import { routes } from '@/lib/base/routes'
import type { UserView } from '@/lib/schemas/user'

interface DeleteUserButtonProps {
  user: UserView
  families: { count: number; isExact: boolean }
}

export function DeleteUserButton({ user, families }: DeleteUserButtonProps) {
  const router = useRouter()
  const isDirectory = user.storeKind === 'LDAP'
  const verb = isDirectory ? 'Forget user' : 'Delete user'
  const signIns =
    families.count === 1
      ? 'sign-in of a client, with its refresh tokens'
      : 'sign-ins of clients, with their refresh tokens'
  return (
    <TypedConfirmDialog
      trigger={<Button variant="danger-ghost">{verb}</Button>}
      title={`${verb} ${user.username}?`}
      description={
        isDirectory
          ? `The person stays in the directory ${user.storeName} and is new here at the next sign-in. Disable them to keep them out.`
          : 'Every token of theirs is refused from now on. Somebody who gets the name later is another person.'
      }
      name={user.username}
      consequences={[
        { label: families.isExact ? signIns : `${signIns}, or more`, count: families.count },
        { label: isDirectory ? 'locks and states set here' : 'profile, groups, attributes and password' },
      ]}
      confirmLabel={verb}
      onConfirm={async () => {
        const answer = await deleteUserAction({ id: user.id })
        if (!answer.ok) return answer
        toast.success(`User ${user.username} ${isDirectory ? 'forgotten' : 'deleted'}`)
        router.push(routes.users())
        return answer
      }}
    />
  )
}
