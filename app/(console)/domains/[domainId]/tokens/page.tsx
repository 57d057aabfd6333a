import { PasswordGrantCard } from '@/components/features/domains/password-grant-card'
import { PasswordGrantUsers } from '@/components/features/domains/password-grant-users'
import { RefreshCard } from '@/components/features/domains/refresh-card'
import { TokenSettingsCard } from '@/components/features/domains/token-settings-card'
import { passwordGrantUse } from '@/lib/policy/password-grant-use'
import { currentSwitches } from '@/lib/policy/server-switches'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Tokens')

export default async function DomainTokensPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const [{ refreshRotation, refreshAutoRevoke, refreshGraceSeconds }, use] = await Promise.all([
    currentSwitches(ctx),
    passwordGrantUse(ctx, domain.id),
  ])
  return (
    <>
      <TokenSettingsCard domain={domain} access={access} />
      <RefreshCard
        domain={domain}
        access={access}
        server={{ refreshRotation, refreshAutoRevoke, refreshGraceSeconds }}
      />
      <PasswordGrantCard domain={domain} access={access}>
        <PasswordGrantUsers domain={domain} use={use} />
      </PasswordGrantCard>
    </>
  )
}
