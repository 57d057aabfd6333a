import type { AuditEntryView } from '@/lib/schemas/audit'

/** What happens to accounts of partners and customers, after the name of who did it. */
export const PORTAL_TELLINGS: Record<string, (entry: AuditEntryView) => string> = {
  'account.invite': (entry) => `invited ${entry.entityName} to the portal${of(entry)}`,
  'account.withdraw-invitation': (entry) => `withdrew the invitation of ${entry.entityName}`,
  'account.accept-invitation': (entry) => `accepted an invitation of ${by(entry)}`,
  'account.renew-access': (entry) => `made a link with which ${entry.entityName} sets another password`,
  'account.set-password-by-link': (entry) => `set the own password by a link of ${by(entry)}`,
  'account.add-second-factor': () => 'set up a second factor',
  'account.remove-second-factor': () => 'removed the own second factor',
  'account.reset-second-factor': (entry) => `took the second factor of ${entry.entityName} away`,
}

function of({ detail }: AuditEntryView): string {
  return typeof detail?.organisation === 'string' ? ` of ${detail.organisation}` : ''
}

function by({ detail }: AuditEntryView): string {
  return typeof detail?.invitedBy === 'string' ? detail.invitedBy : 'somebody'
}
