import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { DomainView } from '@/lib/schemas/domain'

/** What a developer needs to point a client or a resource server at this domain. */
export function DomainFacts({ domain, publicUrl }: { domain: DomainView; publicUrl: string }) {
  const base = `${publicUrl}/oauth2/domains/${encodeURIComponent(domain.name)}`
  const copy = (label: string, value: string) => ({
    label,
    value: <CopyableValue label={label.toLowerCase()} value={value} full />,
  })
  return (
    <Card>
      <CardHeader
        title="Endpoints"
        description="A standard client needs the issuer alone; it finds the rest by discovery."
      />
      <CardBody>
        <KeyValueList
          items={[
            copy('Issuer', domain.issuer),
            copy('Discovery', domain.discoveryUrl),
            copy('Token endpoint', `${base}/token`),
            copy('Key set (JWKS)', `${base}/jwks`),
            copy('Domain id', domain.id),
            { label: 'Created', value: <Time value={domain.createdAt} /> },
            { label: 'Last changed', value: <Time value={domain.updatedAt} /> },
          ]}
        />
      </CardBody>
    </Card>
  )
}
