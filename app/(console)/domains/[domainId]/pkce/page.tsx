import { PkceCard } from '@/components/features/domains/pkce-card'
import { PkceClients } from '@/components/features/domains/pkce-clients'
import { pkceUse } from '@/lib/policy/pkce-use'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('PKCE')

export default async function DomainPkcePage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const use = await pkceUse(ctx, domain.id)
  return (
    <>
      <PkceCard domain={domain} access={access} use={use} />
      <PkceClients domain={domain} use={use} />
    </>
  )
}
