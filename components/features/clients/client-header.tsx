import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Badge } from '@/components/ui/badge'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'
import { CLIENT_TYPE_WORDS } from './client-type-words'
import { DeleteClientButton } from './delete-client-button'

interface ClientHeaderProps {
  client: ClientView
  canWrite: boolean
}

export function ClientHeader({ client, canWrite }: ClientHeaderProps) {
  return (
    <PageHeader
      title={client.name}
      description={client.description || undefined}
      crumbs={[{ label: 'Clients', href: routes.clients() }, { label: client.name }]}
      meta={
        <>
          <Badge>{CLIENT_TYPE_WORDS[client.clientType].label}</Badge>
          {client.grantTypes.includes('PASSWORD') && <Badge tone="attention">Password grant</Badge>}
        </>
      }
      actions={canWrite && <DeleteClientButton client={client} />}
      tabs={
        <Tabs
          label="Client pages"
          tabs={[
            { href: routes.client(client.pk), label: 'Settings', exact: true },
            { href: routes.client(client.pk, 'claims'), label: 'Claims' },
            { href: routes.client(client.pk, 'effective'), label: 'In force' },
            { href: routes.client(client.pk, 'credentials'), label: 'Credentials' },
            { href: routes.client(client.pk, 'try'), label: 'Try it' },
            { href: routes.client(client.pk, 'activity'), label: 'Activity' },
            { href: routes.client(client.pk, 'consents'), label: 'Consents' },
            { href: routes.client(client.pk, 'history'), label: 'History' },
          ]}
        />
      }
    >
      <span className="flex min-w-0 items-center gap-2 text-sm">
        <span className="text-muted">Client id</span>
        <CopyableValue label="client id" value={client.id} max={40} />
      </span>
      <span className="flex min-w-0 items-baseline gap-2 text-sm">
        <span className="text-muted">Domain</span>
        <TextLink href={routes.domain(client.domainId)} className="min-w-0 break-words">
          {client.idDomain}
        </TextLink>
      </span>
      <span className="flex items-center gap-2 text-sm">
        <span className="text-muted">Last used</span>
        <Time value={client.lastUsedAt} empty="never" />
      </span>
    </PageHeader>
  )
}
