import { KeySetCard } from '@/components/features/domains/key-set-card'
import { RolloverCard } from '@/components/features/domains/rollover-card'
import { SigningKeyCard } from '@/components/features/domains/signing-key-card'
import { domainKeys } from '@/lib/keys/key-pairs'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Signing')

export default async function DomainSigningPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const keys = await domainKeys(ctx, domain.id)
  const path = `/oauth2/domains/${encodeURIComponent(domain.name)}/jwks`
  return (
    <>
      {keys.map((key) => (
        <SigningKeyCard key={key.pair.id} domainKey={key} now={ctx.clock.now()} />
      ))}
      <KeySetCard path={path} url={`${ctx.publicUrl}${path}`} />
      <RolloverCard domain={domain} access={access} />
    </>
  )
}
