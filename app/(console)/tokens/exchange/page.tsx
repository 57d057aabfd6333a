import type { Metadata } from 'next'
import { ExchangeBuilder } from '@/components/features/tokens/exchange-builder'
import { EmptyState } from '@/components/patterns/empty-state'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { may } from '@/lib/auth/permissions'
import { domainChoices } from '@/lib/policy/domain-choices'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Exchange builder' }

export default async function ExchangeBuilderPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'tokens:inspect')) return <ForbiddenView />
  const domains = await domainChoices(ctx)
  if (domains.length === 0) {
    return <EmptyState title="No domain yet">An exchange happens inside a domain. Make one first.</EmptyState>
  }
  return <ExchangeBuilder domains={domains} initialDomainId={one((await searchParams).domain)} />
}
