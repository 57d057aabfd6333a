import { ClientAuthCard } from '@/components/features/domains/client-auth-card'
import { IssuerCard } from '@/components/features/domains/issuer-card'
import { ResourceRuleCard } from '@/components/features/domains/resource-rule-card'
import { SecretsCard } from '@/components/features/domains/secrets-card'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Policy')

export default async function DomainPolicyPage({ params }: DomainPageProps) {
  const card = await loadDomain((await params).domainId)
  const props = { domain: card.domain, access: card.access }
  return (
    <>
      <IssuerCard {...props} />
      <ClientAuthCard {...props} />
      <SecretsCard {...props} />
      <ResourceRuleCard {...props} />
    </>
  )
}
