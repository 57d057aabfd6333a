import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { ResourceView } from '@/lib/schemas/resource'
import { DeleteResourceButton } from './delete-resource-button'

interface ResourceHeaderProps {
  resource: ResourceView
  canWrite: boolean
}

export function ResourceHeader({ resource, canWrite }: ResourceHeaderProps) {
  return (
    <PageHeader
      title={resource.name}
      description={resource.description || undefined}
      crumbs={[{ label: 'Resources', href: routes.resources() }, { label: resource.name }]}
      actions={canWrite && <DeleteResourceButton resource={resource} />}
      tabs={
        <Tabs
          label="Resource pages"
          tabs={[
            { href: routes.resource(resource.id), label: 'Scopes', count: resource.scopes.length, exact: true },
            { href: routes.resource(resource.id, 'settings'), label: 'Settings' },
            { href: routes.resource(resource.id, 'history'), label: 'History' },
          ]}
        />
      }
    >
      <span className="flex min-w-0 items-baseline gap-2 text-sm">
        <span className="text-muted">Domain</span>
        <TextLink href={routes.domain(resource.domainId)} className="min-w-0 break-words">
          {resource.idDomain}
        </TextLink>
      </span>
      <span className="flex min-w-0 items-center gap-2 text-sm">
        <span className="text-muted">Id</span>
        <CopyableValue label="resource id" value={resource.id} max={18} />
      </span>
      <span className="num text-sm text-muted">
        {resource.clientCount.toLocaleString('en')} {resource.clientCount === 1 ? 'client uses' : 'clients use'} it
      </span>
    </PageHeader>
  )
}
