import { AttributesCard } from '@/components/features/resources/attributes-card'
import { AudienceCard } from '@/components/features/resources/audience-card'
import { DescriptionCard } from '@/components/features/resources/description-card'
import { ExchangeCard } from '@/components/features/resources/exchange-card'
import { loadResource, type ResourcePageProps, resourceTitle } from '../load-resource'

export const generateMetadata = resourceTitle('Settings')

export default async function ResourceSettingsPage({ params }: ResourcePageProps) {
  const { resource, access } = await loadResource((await params).resourceId)
  return (
    <>
      <DescriptionCard resource={resource} access={access} />
      <AttributesCard resource={resource} access={access} />
      <AudienceCard resource={resource} access={access} />
      <ExchangeCard resource={resource} access={access} />
    </>
  )
}
