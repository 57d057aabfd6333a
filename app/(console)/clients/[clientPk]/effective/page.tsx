import { EffectiveList } from '@/components/patterns/effective-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('In force')

export default async function ClientEffectivePage({ params }: ClientPageProps) {
  const { effective } = await loadClient((await params).clientPk)
  return (
    <Card>
      <CardHeader
        title="In force for this client"
        description="A value can come from the client, its domain or the server. This is what counts, and why."
      />
      <CardBody>
        <EffectiveList settings={effective} explained />
      </CardBody>
    </Card>
  )
}
