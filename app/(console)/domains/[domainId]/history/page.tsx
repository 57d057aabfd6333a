import type { ListParams } from '@/components/patterns/list-url'
import { routes } from '@/lib/base/routes'
import { History } from '../../../history'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('History')

export default async function DomainHistoryPage({
  params,
  searchParams,
}: DomainPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, domain } = await loadDomain((await params).domainId)
  return (
    <History
      ctx={ctx}
      entityKind="domain"
      entityId={domain.id}
      path={routes.domain(domain.id, 'history')}
      params={await searchParams}
    />
  )
}
