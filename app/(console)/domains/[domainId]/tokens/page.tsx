import { TokenSettingsCard } from '@/components/features/domains/token-settings-card'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Tokens')

export default async function DomainTokensPage({ params }: DomainPageProps) {
  const { domain, access } = await loadDomain((await params).domainId)
  return <TokenSettingsCard domain={domain} access={access} />
}
