import type { ReactNode } from 'react'
import { ResourceHeader } from '@/components/features/resources/resource-header'
import { loadResource, type ResourcePageProps } from './load-resource'

export default async function ResourceLayout({ params, children }: ResourcePageProps & { children: ReactNode }) {
  const { resource, access } = await loadResource((await params).resourceId)
  return (
    <>
      <ResourceHeader resource={resource} canWrite={access.canWrite} />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
