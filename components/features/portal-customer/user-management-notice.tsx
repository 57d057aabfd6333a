import { Alert } from '@/components/ui/alert'
import type { UserManagement } from '@/lib/schemas/migration/integration-user'
import { isAfter, type Phase } from '@/lib/schemas/migration/phase'

/** Who may change users of SSD now, and what to do instead. */
export function UserManagementNotice({ management, phase }: { management: UserManagement; phase: Phase }) {
  if (management.through === 'ROLE_MANAGER') {
    return (
      <Alert tone="info" title="You manage the users of your own integrations here while the window is open">
        SSD itself is closed for that. Partners change nothing any more: one of theirs that needs another password
        reissues its client and moves to OCIM.
      </Alert>
    )
  }
  if (management.allowed) return null
  return (
    <Alert
      tone="neutral"
      title={isAfter(phase) ? 'Integration users ended with SSD' : 'Users are not changed here now'}
    >
      {management.why}
    </Alert>
  )
}
