import type { PortalInvitationView, PortalPersonView } from '@/lib/schemas/portal-account'
import type { AccountRecord, PortalInvitationRecord } from '@/lib/store/account-types'
import type { Actor } from '../actor'
import { hasSecondFactor } from '../second-factor'

export function personView(account: AccountRecord, actor: Actor): PortalPersonView {
  const { id, username, email, displayName, portalRole, disabledAt, lastSignInAt, createdAt, version } = account
  return {
    id,
    email: email ?? username,
    displayName,
    portalRole: portalRole ?? 'MEMBER',
    hasSecondFactor: hasSecondFactor(account),
    disabledAt,
    lastSignInAt,
    createdAt,
    version,
    isSelf: id === actor.id,
  }
}

export function invitationView(invitation: PortalInvitationRecord, now: Date): PortalInvitationView {
  const { id, email, displayName, portalRole, invitedBy, createdAt, expiresAt } = invitation
  return { id, email, displayName, portalRole, invitedBy, createdAt, expiresAt, isExpired: now >= expiresAt }
}

/** What the audit log keeps of a person of the portal. */
export function auditable({ username, displayName, portalRole, customerId, partnerId, disabledAt }: AccountRecord) {
  return { username, displayName, portalRole, customerId, partnerId, disabledAt }
}
