import { ResourceNextStep } from '@/components/features/resources/resource-next-step'
import { ScopesCard } from '@/components/features/resources/scopes-card'
import { loadResource, type ResourcePageProps, resourceTitle } from './load-resource'

export const generateMetadata = resourceTitle('Scopes')

export default async function ResourcePage({ params }: ResourcePageProps) {
  const { resource, access } = await loadResource((await params).resourceId)
  return (
    <>
      <ResourceNextStep resource={resource} canWrite={access.canWrite} />
      <ScopesCard resource={resource} access={access} />
    </>
  )
}
