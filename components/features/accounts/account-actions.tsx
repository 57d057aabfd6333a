'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteAccountAction } from '@/lib/actions/account/delete-account'
import { endAccountSessionsAction } from '@/lib/actions/account/end-account-sessions'
import { updateAccountAction } from '@/lib/actions/account/update-account'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { AccountView } from '@/lib/schemas/account'
import { EditAdministratorDialog } from './edit-administrator-dialog'

interface AccountActionsProps {
  account: AccountView
  domains: { id: string; name: string }[]
  isSelf: boolean
}

/** What can be done to an administrator; not to oneself, so that nobody locks the door from outside. */
export function AccountActions({ account, domains, isSelf }: AccountActionsProps) {
  const router = useRouter()
  const proof = useReauthentication('Changing who administers', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const isDisabled = account.disabledAt !== null
  const done = (message: string) => {
    toast.success(message)
    router.refresh()
  }
  return (
    <div className="flex flex-wrap justify-end gap-1">
      <EditAdministratorDialog account={account} domains={domains} />
      {!isSelf && (
        <>
          <ConfirmDialog
            trigger={<Button size="sm">{isDisabled ? 'Enable' : 'Disable'}</Button>}
            title={isDisabled ? `Enable ${account.username}?` : `Disable ${account.username}?`}
            confirmLabel={isDisabled ? 'Enable account' : 'Disable account'}
            danger={!isDisabled}
            onConfirm={async () => {
              const answer = await proof.run(() =>
                updateAccountAction({
                  id: account.id,
                  patch: { isDisabled: !isDisabled },
                  expectedVersion: account.version,
                }),
              )
              if (answer.ok)
                done(`${account.username} ${isDisabled ? 'can sign in again' : 'is signed out and locked out'}`)
              return answer
            }}
          >
            {isDisabled
              ? 'They can sign in again with their password.'
              : 'Every session and API token of theirs stops working at once. It can be undone.'}
          </ConfirmDialog>
          <ConfirmDialog
            trigger={<Button size="sm">Sign out</Button>}
            title={`Sign ${account.username} out everywhere?`}
            confirmLabel="Sign out everywhere"
            onConfirm={async () => {
              const answer = await endAccountSessionsAction({ id: account.id })
              if (answer.ok)
                done(`${answer.data} ${answer.data === 1 ? 'session' : 'sessions'} of ${account.username} ended`)
              return answer
            }}
          >
            They can sign in again at once. API tokens are not touched.
          </ConfirmDialog>
          <TypedConfirmDialog
            trigger={
              <Button size="sm" variant="danger-ghost">
                Delete
              </Button>
            }
            title={`Delete ${account.username}?`}
            name={account.username}
            consequences={[{ label: 'every session of theirs' }, { label: 'every API token of theirs' }]}
            confirmLabel="Delete administrator"
            onConfirm={async () => {
              const answer = await proof.run(() => deleteAccountAction({ id: account.id }))
              if (answer.ok) done(`${account.username} deleted`)
              return answer
            }}
          />
        </>
      )}
      {proof.dialog}
    </div>
  )
}
