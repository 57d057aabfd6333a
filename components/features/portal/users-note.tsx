import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'

interface UsersNoteProps {
  environmentId: string
  phase: Phase
  users: number
  /** its own people may change them now */
  mayChange: boolean
}

/** Whether a partner's users of SSD can be changed, and what to do where they cannot. @see spec migration §3 */
export function UsersNote({ environmentId, phase, users, mayChange }: UsersNoteProps) {
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
      <CardFooter>
        <LinkButton href={routes.portalChainUsers(environmentId)}>
          {mayChange ? 'Manage users' : 'Show users'}
        </LinkButton>
      </CardFooter>
    </Card>
  )
}

function words(phase: Phase, users: number): string {
  const count = users === 1 ? 'Your one user' : `Your ${users.toLocaleString('en')} users`
  if (isAfter(phase)) return 'They are gone: SSD is off, and OCIM knows no users of integrations.'
  if (isDuring(phase)) {
    if (users === 0) return 'None of yours is known here, and none can be added while this environment is migrating.'
    return `${count} can neither be changed nor joined by new ones while this environment is migrating. They work until the cut-over is completed, and then one client stands in for all of them.`
  }
  if (users === 0)
    return 'None of yours is known here. An owner of your organisation can add one until the window opens.'
  return `${count} can be changed and joined by new ones until the window opens, by an owner of your organisation. From then on they stay as they are.`
}
