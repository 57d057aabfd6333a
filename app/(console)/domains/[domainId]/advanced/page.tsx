import { CustomAttrsCard } from '@/components/features/domains/custom-attrs-card'
import { JsonView } from '@/components/patterns/json-view'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Advanced')

export default async function DomainAdvancedPage({ params }: DomainPageProps) {
  const { domain, access } = await loadDomain((await params).domainId)
  return (
    <>
      <CustomAttrsCard domain={domain} access={access} />
      <Card>
        <CardHeader
          title="As scripts see it"
          description="The value of customAttrs: a JSON document inside a string on the administration REST surface."
        />
        <CardBody>
          <JsonView value={domain.customAttrs ?? {}} label="custom attributes as JSON" />
        </CardBody>
      </Card>
    </>
  )
}
