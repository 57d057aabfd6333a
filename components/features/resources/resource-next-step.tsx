import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { ResourceView } from '@/lib/schemas/resource'

/** Until somebody uses its scopes: what comes next. */
export function ResourceNextStep({ resource, canWrite }: { resource: ResourceView; canWrite: boolean }) {
  if (!canWrite || resource.clientCount > 0 || resource.scopes.length === 0) return null
  return (
    <Alert
      tone="info"
      title="Next: a client that may ask for these scopes"
      action={<LinkButton href={routes.newClient(resource.domainId)}>New client</LinkButton>}
    >
      No client uses this resource yet.
    </Alert>
  )
}
