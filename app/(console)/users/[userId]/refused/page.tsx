import { RefusedReportView } from '@/components/features/tokens/refused-report'
import type { ListParams } from '@/components/patterns/list-url'
import { refusedForUser } from '@/lib/diagnostics/refused-for-user'
import { orNotFound } from '../../../or-not-found'
import { one } from '../../../page-context'
import { loadUser, type UserPageProps, userTitle } from '../load-user'

export const generateMetadata = userTitle('What would be refused now')

export default async function UserRefusedPage({
  params,
  searchParams,
}: UserPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, user } = await loadUser((await params).userId)
  const report = await orNotFound(refusedForUser(ctx, user.id, one((await searchParams).in)))
  return <RefusedReportView report={report} username={user.username} />
}
