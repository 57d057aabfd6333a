import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'

/** Whether a partner's users of SSD can be changed, and what to do where they cannot. @see spec migration §3 */
export function UsersNote({ phase, users }: { phase: Phase; users: number }) {
  return (
    <Card aria-labelledby="users-title">
      <CardHeader titleId="users-title" title="Users of SSD" />
      <CardBody className="grid max-w-prose gap-2">
        <p>{words(phase, users)}</p>
        {isDuring(phase) && (
          <p>
            Does a password have to change now? There is one way: reissue the Client ID and switch to OCIM, which needs
            no user at all.
          </p>
        )}
      </CardBody>
    </Card>
  )
}

function words(phase: Phase, users: number): string {
  const count = users === 1 ? 'Your one user' : `Your ${users.toLocaleString('en')} users`
  if (isAfter(phase)) return 'They are gone: SSD is off, and OCIM knows no users of integrations.'
  if (users === 0) return 'None of yours is known here.'
  if (isDuring(phase)) {
    return `${count} can neither be changed nor joined by new ones while this environment is migrating. They work until the cut-over is completed, and then one client stands in for all of them.`
  }
  return `${count} can be changed in SSD until the window opens. From then on they stay as they are.`
}
