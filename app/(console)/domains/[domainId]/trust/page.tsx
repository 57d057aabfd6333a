import { ExchangeCard } from '@/components/features/domains/exchange-card'
import { AssertionTester } from '@/components/features/trust/assertion-tester'
import { TrustedIssuersCard } from '@/components/features/trust/trusted-issuers-card'
import { may } from '@/lib/auth/permissions'
import { listTrustedIssuers } from '@/lib/policy/trusted-issuers'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Trust')

export default async function DomainTrustPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const issuers = await listTrustedIssuers(ctx, domain.id)
  return (
    <>
      <TrustedIssuersCard domainId={domain.id} issuers={issuers} access={access} now={ctx.clock.now()} />
      {may(ctx.actor, 'tokens:inspect', domain.id) && <AssertionTester domainId={domain.id} />}
      <ExchangeCard domain={domain} access={access} />
    </>
  )
}
