import type { Metadata } from 'next'
import { cache } from 'react'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import { getResource } from '@/lib/policy/resources'
import type { ResourceView } from '@/lib/schemas/resource'
import { orNotFound } from '../../or-not-found'
import { accessFor, pageContext } from '../../page-context'

export interface ResourcePageProps {
  params: Promise<{ resourceId: string }>
}

/** The resource of the address; layout, page and title of one request read it once. */
export const loadResource = cache(
  async (resourceId: string): Promise<{ ctx: ServiceContext; resource: ResourceView; access: Access }> => {
    const ctx = await pageContext()
    const resource = await orNotFound(getResource(ctx, { id: resourceId }))
    return { ctx, resource, access: accessFor(ctx, 'resources:write', resource.domainId) }
  },
)

export function resourceTitle(tab: string) {
  return async ({ params }: ResourcePageProps): Promise<Metadata> => {
    const { resource } = await loadResource((await params).resourceId)
    return { title: `${tab} · ${resource.name}` }
  }
}
