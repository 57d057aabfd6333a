import { RefreshCard } from '@/components/features/domains/refresh-card'
import { TokenSettingsCard } from '@/components/features/domains/token-settings-card'
import { currentSwitches } from '@/lib/policy/server-switches'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Tokens')

export default async function DomainTokensPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const { refreshRotation, refreshAutoRevoke, refreshGraceSeconds } = await currentSwitches(ctx)
  return (
    <>
      <TokenSettingsCard domain={domain} access={access} />
      <RefreshCard
        domain={domain}
        access={access}
        server={{ refreshRotation, refreshAutoRevoke, refreshGraceSeconds }}
      />
    </>
  )
}
