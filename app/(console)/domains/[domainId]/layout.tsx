import type { ReactNode } from 'react'
import { DomainHeader } from '@/components/features/domains/domain-header'
import { may } from '@/lib/auth/permissions'
import { type DomainPageProps, loadDomain } from './load-domain'

export default async function DomainLayout({ params, children }: DomainPageProps & { children: ReactNode }) {
  const { ctx, domain } = await loadDomain((await params).domainId)
  return (
    <>
      <DomainHeader domain={domain} canDelete={may(ctx.actor, 'domains:delete', domain.id)} />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
