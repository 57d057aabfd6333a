import { BrandingForm } from '@/components/features/branding/branding-form'
import { getBranding } from '@/lib/policy/branding'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Branding')

export default async function DomainBrandingPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const branding = await getBranding(ctx, { domainId: domain.id })
  return <BrandingForm domain={{ id: domain.id, name: domain.name }} branding={branding} access={access} />
}
