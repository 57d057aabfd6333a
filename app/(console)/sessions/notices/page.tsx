import type { Metadata } from 'next'
import { NoticeList } from '@/components/features/sessions/notice-list'
import { NOTICE_STATE_OPTIONS } from '@/components/features/sessions/notice-status'
import { SessionsHeader } from '@/components/features/sessions/sessions-header'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { may } from '@/lib/auth/permissions'
import { listNotices } from '@/lib/consent/notices'
import { logoutNoticeListQuerySchema } from '@/lib/schemas/logout-notice-list-query'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Sign-out deliveries' }

export default async function LogoutNoticesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'sessions:read')) return <ForbiddenView />
  const query = logoutNoticeListQuerySchema.parse({
    domain: one(params.domain),
    client: one(params.client),
    state: one(params.state),
    cursor: one(params.after) ?? one(params.before),
  })
  const page = await listNotices(ctx, query)
  return (
    <>
      <SessionsHeader />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="deliveries"
          singular="delivery"
        >
          <FilterSelect label="State" param="state" options={NOTICE_STATE_OPTIONS} />
        </ListToolbar>
        <NoticeList
          page={page}
          params={params}
          isNarrowed={Boolean(query.state || query.client)}
          canRetry={may(ctx.actor, 'sessions:end')}
        />
      </div>
    </>
  )
}
