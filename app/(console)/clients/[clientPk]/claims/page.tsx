import { AttributesCard } from '@/components/features/clients/attributes-card'
import { CustomClaimsCard } from '@/components/features/clients/custom-claims-card'
import { resourceLayers } from '@/lib/policy/client-layers'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Claims')

export default async function ClientClaimsPage({ params }: ClientPageProps) {
  const { ctx, client, access } = await loadClient((await params).clientPk)
  const props = { client, access }
  return (
    <>
      <AttributesCard {...props} resources={await resourceLayers(ctx, client)} />
      <CustomClaimsCard {...props} />
    </>
  )
}
