import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Badge } from '@/components/ui/badge'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { DomainView } from '@/lib/schemas/domain'
import { customAttr } from './api/save-domain'
import { DeleteDomainButton } from './delete-domain-button'

interface DomainHeaderProps {
  domain: DomainView
  canDelete: boolean
}

export function DomainHeader({ domain, canDelete }: DomainHeaderProps) {
  const own = customAttr(domain, 'issuerMode') === 'DOMAIN'
  return (
    <PageHeader
      title={domain.name}
      description={domain.description || 'An identity domain: its resource servers, clients and keys are its own.'}
      crumbs={[{ label: 'Domains', href: routes.domains() }, { label: domain.name }]}
      meta={<Badge>{own ? 'Own issuer' : 'Shared issuer'}</Badge>}
      actions={
        canDelete && (
          <DeleteDomainButton domain={domain}>
            {{ resources: domain.resourceCount, clients: domain.clientCount }}
          </DeleteDomainButton>
        )
      }
      tabs={
        <Tabs
          label="Domain pages"
          tabs={[
            { href: routes.domain(domain.id), label: 'Overview', exact: true },
            { href: routes.domain(domain.id, 'tokens'), label: 'Tokens' },
            { href: routes.domain(domain.id, 'signing'), label: 'Signing' },
            { href: routes.domain(domain.id, 'policy'), label: 'Policy' },
            { href: routes.domain(domain.id, 'sign-in'), label: 'Sign-in and consent' },
            { href: routes.domain(domain.id, 'pkce'), label: 'PKCE' },
            { href: routes.domain(domain.id, 'branding'), label: 'Branding' },
            { href: routes.domain(domain.id, 'trust'), label: 'Trust' },
            { href: routes.domain(domain.id, 'advanced'), label: 'Advanced' },
            { href: routes.domain(domain.id, 'history'), label: 'History' },
          ]}
        />
      }
    >
      <Fact label="Issuer">
        <CopyableValue label="issuer" value={domain.issuer} full />
      </Fact>
      <Fact label="Resources">
        <TextLink href={`${routes.resources()}?domain=${domain.id}`}>
          {domain.resourceCount.toLocaleString('en')}
        </TextLink>
      </Fact>
      <Fact label="Clients">
        <TextLink href={`${routes.clients()}?domain=${domain.id}`}>{domain.clientCount.toLocaleString('en')}</TextLink>
      </Fact>
    </PageHeader>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm">
      <span className="text-muted">{label}</span>
      {children}
    </span>
  )
}
