import { DescriptionCard } from '@/components/features/domains/description-card'
import { DomainFacts } from '@/components/features/domains/domain-facts'
import { DomainNextStep } from '@/components/features/domains/domain-next-step'
import { EffectiveList } from '@/components/patterns/effective-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { effectiveDomainSettings } from '@/lib/policy/effective'
import { identityStoreChoices } from '@/lib/users/identity-stores'
import { serverDefaults } from '../../server-defaults'
import { type DomainPageProps, domainTitle, loadDomain } from './load-domain'

export const generateMetadata = domainTitle('Overview')

export default async function DomainPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const stores = await identityStoreChoices(ctx)
  return (
    <>
      <DomainNextStep domain={domain} canWrite={access.canWrite} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-4">
          <DomainFacts domain={domain} publicUrl={ctx.publicUrl} />
          <DescriptionCard domain={domain} access={access} identityStores={stores.map(({ name }) => name)} />
        </div>
        <Card>
          <CardHeader
            title="In force"
            description="What clients of this domain meet unless they set their own. Press an origin to see why."
          />
          <CardBody>
            <EffectiveList settings={effectiveDomainSettings(domain, await serverDefaults(ctx))} />
          </CardBody>
        </Card>
      </div>
    </>
  )
}
