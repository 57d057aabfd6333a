import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { PortalInvitationView } from '@/lib/schemas/portal-account'
import { PORTAL_ROLE_WORDS } from '@/lib/schemas/portal-role'
import { WithdrawInvitation } from './withdraw-invitation'

/** Who was invited and has not come yet. */
export function OpenInvitations({ invitations, canWrite }: { invitations: PortalInvitationView[]; canWrite: boolean }) {
  if (invitations.length === 0) return null
  return (
    <Card aria-labelledby="invitations-title">
      <CardHeader
        titleId="invitations-title"
        title="Open invitations"
        description="Inviting the same address again ends the link before."
      />
      <CardBody>
        <ul className="divide-y">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
              <div className="min-w-0">
                <p className="font-medium break-all">{invitation.email}</p>
                <p className="text-sm text-muted">
                  {PORTAL_ROLE_WORDS[invitation.portalRole]}, invited <Time value={invitation.createdAt} /> by{' '}
                  {invitation.invitedBy}
                </p>
              </div>
              <div className="flex flex-wrap items-center gap-3">
                <Status tone={invitation.isExpired ? 'neutral' : 'info'}>
                  {invitation.isExpired ? 'Ended' : 'Ends'} <Time value={invitation.expiresAt} />
                </Status>
                {canWrite && <WithdrawInvitation invitation={invitation} />}
              </div>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
