import 'server-only'
import type { TellInvited } from '@/lib/auth/portal/invitations'
import { queueInvitation } from '@/lib/migration/notices/queue-invitation'

/** The link goes out by e-mail too, in the transaction that makes the invitation. */
export const tellInvited: TellInvited = (tx, ctx, invited) =>
  queueInvitation(tx, ctx, {
    email: invited.invitation.email,
    displayName: invited.invitation.displayName,
    organisation: invited.organisation,
    customerId: invited.customerId,
    partnerId: invited.partnerId,
    link: invited.url,
    expiresAt: invited.invitation.expiresAt,
  })
