import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { PortalHome } from '@/lib/schemas/migration/portal-home'
import { TaskText } from './task-text'

/** What must I do, by when: the one sentence that a partner reads first. */
export function FirstThing({ home: { cards, toReissue } }: { home: PortalHome }) {
  const [first] = cards
  if (!first) return null
  const { task, environment } = first
  if (toReissue > 1) {
    return (
      <Alert
        tone="attention"
        title={`Reissue the Client ID of ${toReissue.toLocaleString('en')} chains`}
        action={
          <LinkButton href={routes.portalReissue()} variant="primary">
            Reissue for many
          </LinkButton>
        }
      >
        The most urgent is {environment.label}: <TaskText task={task} />
      </Alert>
    )
  }
  if (task.urgency >= 4) {
    return <Alert tone="good" title="Nothing is waiting for you now">{`${environment.label} comes next.`}</Alert>
  }
  return (
    <Alert
      tone={task.tone}
      title={<TaskText task={task} />}
      action={
        <LinkButton href={routes.portalChain(environment.id)} variant="primary">
          {task.button ?? 'Details'}
        </LinkButton>
      }
    >
      {environment.label}, {environment.chainName}
    </Alert>
  )
}
