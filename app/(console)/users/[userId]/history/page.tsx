import { EntityHistory } from '@/components/features/shell/entity-history'
import type { ListParams } from '@/components/patterns/list-url'
import { auditSentence } from '@/lib/audit/sentence'
import { routes } from '@/lib/base/routes'
import { listUserHistory } from '@/lib/users/user-history'
import { one } from '../../../page-context'
import { loadUser, type UserPageProps, userTitle } from '../load-user'

export const generateMetadata = userTitle('History')

export default async function UserHistoryPage({
  params,
  searchParams,
}: UserPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, user } = await loadUser((await params).userId)
  const address = await searchParams
  const page = await listUserHistory(ctx, user.id, one(address.after) ?? one(address.before))
  return (
    <EntityHistory
      page={page}
      sentences={Object.fromEntries(page.items.map((entry) => [entry.seq, auditSentence(entry)]))}
      path={routes.user(user.id, 'history')}
      params={address}
      opensEntries={ctx.actor.domainIds === null}
    />
  )
}
