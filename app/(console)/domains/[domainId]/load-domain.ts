import type { Metadata } from 'next'
import { cache } from 'react'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import { getDomain } from '@/lib/policy/domains'
import type { DomainView } from '@/lib/schemas/domain'
import { orNotFound } from '../../or-not-found'
import { accessFor, pageContext } from '../../page-context'

export interface DomainPageProps {
  params: Promise<{ domainId: string }>
}

/** The domain of the address; layout, page and title of one request read it once. */
export const loadDomain = cache(
  async (domainId: string): Promise<{ ctx: ServiceContext; domain: DomainView; access: Access }> => {
    const ctx = await pageContext()
    const domain = await orNotFound(getDomain(ctx, { id: domainId }))
    return { ctx, domain, access: accessFor(ctx, 'domains:update', domain.id) }
  },
)

export function domainTitle(tab: string) {
  return async ({ params }: DomainPageProps): Promise<Metadata> => {
    const { domain } = await loadDomain((await params).domainId)
    return { title: `${tab} · ${domain.name}` }
  }
}
