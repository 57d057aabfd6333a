import { KeySetCard } from '@/components/features/domains/key-set-card'
import { RolloverCard } from '@/components/features/domains/rollover-card'
import { RotationCard } from '@/components/features/domains/rotation-card'
import { KeysCard } from '@/components/features/signing/keys-card'
import { may } from '@/lib/auth/permissions'
import { publishableAliases } from '@/lib/keys/publishable-aliases'
import { signingOverview } from '@/lib/keys/signing-overview'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Signing')

export default async function DomainSigningPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const canWrite = may(ctx.actor, 'keys:write', domain.id)
  const [overview, candidates] = await Promise.all([
    signingOverview(ctx, domain.id),
    canWrite ? publishableAliases(ctx, domain.id) : [],
  ])
  const path = `/oauth2/domains/${encodeURIComponent(domain.name)}/jwks`
  return (
    <>
      <KeysCard domainId={domain.id} overview={overview} canWrite={canWrite} candidates={candidates} />
      <RolloverCard domain={domain} access={access} />
      <RotationCard domain={domain} access={access} />
      <KeySetCard path={path} url={`${ctx.publicUrl}${path}`} />
    </>
  )
}
