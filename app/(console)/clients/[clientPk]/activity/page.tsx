import { ActivityPanel } from '@/components/features/clients/activity-panel'
import type { ListParams } from '@/components/patterns/list-url'
import { clientActivity } from '@/lib/diagnostics/client-activity'
import { one } from '../../../page-context'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Activity')

/** What the client asked for lately, and why some of it was refused. */
export default async function ClientActivityPage({
  params,
  searchParams,
}: ClientPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, client } = await loadClient((await params).clientPk)
  const span = one((await searchParams).span) === '30d' ? '30d' : '24h'
  return <ActivityPanel pk={client.pk} activity={await clientActivity(ctx, client.pk, span)} />
}
