import type { Metadata } from 'next'
import { NoticeList } from '@/components/features/migration-notices/notice-list'
import { NOTICE_STATE_OPTIONS } from '@/components/features/migration-notices/notice-state'
import { NoticesHeader } from '@/components/features/migration-notices/notices-header'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { may } from '@/lib/auth/permissions'
import { listMigrationNotices } from '@/lib/migration/notices/ledger'
import { NOTICE_KIND_WORDS, NOTICE_KINDS } from '@/lib/schemas/migration/notice'
import { noticeListQuerySchema } from '@/lib/schemas/migration/notice-input'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Notices of the migration' }

const KIND_OPTIONS = NOTICE_KINDS.map((value) => ({ value, label: NOTICE_KIND_WORDS[value] }))

export default async function MigrationNoticesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const query = noticeListQuerySchema.parse({
    environment: one(params.environment),
    kind: one(params.kind),
    state: one(params.state),
    cursor: one(params.after) ?? one(params.before),
  })
  const page = await listMigrationNotices(ctx, query)
  return (
    <>
      <NoticesHeader />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="notices"
          singular="notice"
        >
          <FilterSelect label="Kind" param="kind" options={KIND_OPTIONS} />
          <FilterSelect label="State" param="state" options={NOTICE_STATE_OPTIONS} />
        </ListToolbar>
        <NoticeList
          page={page}
          params={params}
          isNarrowed={Boolean(query.environment || query.kind || query.state)}
          canRetry={may(ctx.actor, 'migration:write')}
        />
      </div>
    </>
  )
}
