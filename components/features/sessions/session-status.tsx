import { Status } from '@/components/ui/status'
import type { SsoSessionView } from '@/lib/schemas/sso-session'

/** In words that follow "Ended:". */
const REASONS = {
  SIGNED_OUT: 'signed out',
  BY_USER: 'by the user, elsewhere',
  ADMINISTRATOR: 'by an administrator',
  PASSWORD_CHANGED: 'password changed',
  REPLACED: 'signed in anew',
} as const satisfies Record<NonNullable<SsoSessionView['endReason']>, string>

export function SessionStatus({ session }: { session: Pick<SsoSessionView, 'state' | 'endReason'> }) {
  if (session.state === 'live') return <Status tone="good">Alive</Status>
  if (session.state === 'idle') return <Status tone="neutral">Ended: unused</Status>
  if (session.state === 'expired') return <Status tone="neutral">Ended: too old</Status>
  return <Status tone="neutral">{session.endReason ? `Ended: ${REASONS[session.endReason]}` : 'Ended'}</Status>
}
