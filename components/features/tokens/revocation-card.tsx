'use client'

import type { ReactNode } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { toast } from '@/components/ui/toast'
import { revokeAccessTokenAction } from '@/lib/actions/tokens/revoke-access-token'
import { revokeClientTokensAction } from '@/lib/actions/tokens/revoke-client-tokens'
import { revokeFamilyAction } from '@/lib/actions/tokens/revoke-family'
import { signOutUserEverywhereAction } from '@/lib/actions/users/sign-out-user-everywhere'
import type { Counted, RevocationTargets, TokenBelongings } from '@/lib/schemas/token-inspection'

interface RevocationCardProps {
  targets: RevocationTargets
  belongings: TokenBelongings
  onRevoked: () => Promise<void>
}

/** Ends the token, or all that it belongs to; each says what goes with it before it is pressed. */
export function RevocationCard({ targets, belongings, onRevoked }: RevocationCardProps) {
  const { accessToken, familyId, user, client } = targets
  const clientName = belongings.client?.name ?? 'the client'
  const userName = belongings.user?.name ?? 'the user'
  return (
    <Card>
      <CardHeader title="End it now" description="Takes effect with the next use, on all nodes. It cannot be undone." />
      <CardBody>
        <ul className="divide-y">
          {accessToken && (
            <Revocation
              what="This access token"
              goes="Nothing else goes with it; a refresh token can get another one."
              label="Revoke token"
              run={() => revokeAccessTokenAction(accessToken)}
              onDone={onRevoked}
            />
          )}
          {familyId && (
            <Revocation
              what="Its authorization"
              goes={`All refresh and access tokens that come from it. ${userName} has to be asked again.`}
              label="Revoke authorization"
              run={() => revokeFamilyAction({ familyId })}
              onDone={onRevoked}
            />
          )}
          {user && (
            <Revocation
              what={`Every token of ${userName}`}
              goes={`${authorizations(user.families)}, and every access token of this person, whichever client has it.`}
              label="Sign out everywhere"
              run={() => signOutUserEverywhereAction({ id: user.id })}
              onDone={onRevoked}
            />
          )}
          {client && (
            <Revocation
              what={`Every token of ${clientName}`}
              goes={`${authorizations(client.families)}, and every access token issued to it, whoever it speaks for.`}
              label="Revoke all of the client"
              run={() => revokeClientTokensAction({ clientPk: client.pk })}
              onDone={onRevoked}
            />
          )}
        </ul>
      </CardBody>
    </Card>
  )
}

interface RevocationProps {
  what: string
  goes: ReactNode
  label: string
  run: () => Promise<ConfirmOutcome>
  onDone: () => Promise<void>
}

function Revocation({ what, goes, label, run, onDone }: RevocationProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{what}</p>
        <p className="text-muted">{goes}</p>
      </div>
      <ConfirmDialog
        trigger={<Button variant="danger-ghost">{label}</Button>}
        title={`${label}?`}
        confirmLabel={label}
        danger
        onConfirm={async () => {
          const answer = await run()
          if (answer.ok) {
            toast.success(`Done: ${label.toLowerCase()}`)
            await onDone()
          }
          return answer
        }}
      >
        <p>{goes}</p>
      </ConfirmDialog>
    </li>
  )
}

function authorizations({ total, isExact }: Counted): string {
  const count = `${total.toLocaleString('en')}${isExact ? '' : ' or more'}`
  return `${count} ${total === 1 && isExact ? 'authorization' : 'authorizations'} with their refresh tokens`
}
