import type { AccountView } from '@/lib/schemas/account'
import type { SessionView } from '@/lib/schemas/session'
import type { AccountRecord, SessionRecord } from '@/lib/store/account-types'

/** An account of the console, as those who may see accounts see it. */
export function accountView(account: AccountRecord): AccountView {
  const { id, username, displayName, role, domainIds, disabledAt, createdAt, updatedAt, lastSignInAt, version } =
    account
  return { id, username, displayName, role, domainIds, disabledAt, createdAt, updatedAt, lastSignInAt, version }
}

export function sessionView(session: SessionRecord, currentId: string | undefined): SessionView {
  const { endedAt: _, authenticatedAt: __, ...view } = session
  return { ...view, isCurrent: session.id === currentId }
}
