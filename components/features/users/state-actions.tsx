'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ActionResult } from '@/lib/actions/action-result'
import { disableUserAction } from '@/lib/actions/users/disable-user'
import { enableUserAction } from '@/lib/actions/users/enable-user'
import { lockUserAction } from '@/lib/actions/users/lock-user'
import { requirePasswordChangeAction } from '@/lib/actions/users/require-password-change'
import { signOutUserEverywhereAction } from '@/lib/actions/users/sign-out-user-everywhere'
import { unlockUserAction } from '@/lib/actions/users/unlock-user'
import type { UserView } from '@/lib/schemas/user'
import { SetPasswordDialog } from './set-password-dialog'

/** What an administrator can do to the state of a person, each with what it means before it is done. */
export function StateActions({ user }: { user: UserView }) {
  const isLocked = user.lockedAt !== null || user.lockedUntil !== null
  const isBuiltIn = user.storeKind === 'BUILT_IN'
  const name = user.username
  return (
    <div className="flex flex-wrap gap-2">
      {isBuiltIn && <SetPasswordDialog user={user} />}
      {isLocked ? (
        <StateButton
          label="Unlock"
          title={`Unlock ${name}?`}
          done={`${name} is unlocked`}
          act={unlockUserAction}
          id={user.id}
        >
          Failed sign-ins are forgotten, and grants and tokens pass again.
        </StateButton>
      ) : (
        <StateButton
          label="Lock"
          title={`Lock ${name}?`}
          done={`${name} is locked`}
          act={lockUserAction}
          id={user.id}
          danger
        >
          Every grant and every token of theirs is refused until somebody unlocks them. Nothing is deleted.
        </StateButton>
      )}
      {user.disabledAt ? (
        <StateButton
          label="Enable"
          title={`Enable ${name}?`}
          done={`${name} is enabled`}
          act={enableUserAction}
          id={user.id}
        >
          Grants and tokens pass again, unless something else stands in the way.
        </StateButton>
      ) : (
        <StateButton
          label="Disable"
          title={`Disable ${name}?`}
          done={`${name} is disabled`}
          act={disableUserAction}
          id={user.id}
          danger
        >
          For people who left: every grant and every token of theirs is refused, and it is meant to last.
        </StateButton>
      )}
      {isBuiltIn && !user.mustChangePassword && (
        <StateButton
          label="Force password change"
          title={`Ask ${name} for another password?`}
          done={`${name} is refused until another password is set`}
          act={requirePasswordChangeAction}
          id={user.id}
          danger
        >
          Every grant and every token of theirs is refused until another password has been set.
        </StateButton>
      )}
      <StateButton
        label="Sign out everywhere"
        title={`Sign ${name} out everywhere?`}
        done={`Tokens of ${name} issued until now are refused`}
        act={signOutUserEverywhereAction}
        id={user.id}
        danger
      >
        Every token of theirs issued until now is refused, on all nodes. They can sign in again at once.
      </StateButton>
    </div>
  )
}

interface StateButtonProps {
  label: string
  title: string
  /** told when it is done */
  done: string
  act: (input: { id: string }) => Promise<ActionResult<UserView>>
  id: string
  danger?: boolean
  children: ReactNode
}

function StateButton({ label, title, done, act, id, danger, children }: StateButtonProps) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={<Button>{label}</Button>}
      title={title}
      confirmLabel={label}
      danger={danger}
      onConfirm={async () => {
        const answer = await act({ id })
        if (answer.ok) {
          toast.success(done)
          router.refresh()
        }
        return answer
      }}
    >
      {children}
    </ConfirmDialog>
  )
}
