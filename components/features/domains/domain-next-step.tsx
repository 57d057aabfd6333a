import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { DomainView } from '@/lib/schemas/domain'

/** On the way to the first token: what comes next in this domain. Nothing once it has clients. */
export function DomainNextStep({ domain, canWrite }: { domain: DomainView; canWrite: boolean }) {
  if (!canWrite || domain.clientCount > 0) return null
  if (domain.resourceCount === 0) {
    return (
      <Alert
        tone="info"
        title="Next: a resource server"
        action={
          <LinkButton variant="primary" href={routes.newResource(domain.id)}>
            New resource
          </LinkButton>
        }
      >
        It owns the scopes that clients of this domain ask for.
      </Alert>
    )
  }
  return (
    <Alert
      tone="info"
      title="Next: a client"
      action={
        <LinkButton variant="primary" href={routes.newClient(domain.id)}>
          New client
        </LinkButton>
      }
    >
      The scopes are there; a client may now ask for them and get its first token.
    </Alert>
  )
}
