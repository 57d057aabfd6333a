import type { AccountView } from '@/lib/schemas/account'
import type { SessionView } from '@/lib/schemas/session'
import type { AccountRecord, SessionRecord } from '@/lib/store/account-types'

/** An account without its password hash. */
export function accountView(account: AccountRecord): AccountView {
  const { passwordHash: _, passwordChangedAt: __, ...view } = account
  return view
}

export function sessionView(session: SessionRecord, currentId: string | undefined): SessionView {
  const { endedAt: _, authenticatedAt: __, ...view } = session
  return { ...view, isCurrent: session.id === currentId }
}
