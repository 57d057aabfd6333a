import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { AuditFilters } from '@/components/features/audit/audit-filters'
import { AuditTable } from '@/components/features/audit/audit-table'
import { ChainStatus } from '@/components/features/audit/chain-status'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { DownloadLink } from '@/components/ui/download-link'
import { chainStatus } from '@/lib/audit/chain-status'
import { listAudit } from '@/lib/audit/list'
import { auditSentence } from '@/lib/audit/sentence'
import { routes } from '@/lib/base/routes'
import { auditQuerySchema } from '@/lib/schemas/audit'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  const chain = await chainStatus(ctx)
  const page = await listAudit(ctx, auditQuerySchema.parse({ ...params, cursor: params.after ?? params.before }))
  const rows = page.items.map((entry) => ({ entry, sentence: auditSentence(entry) }))
  const filters = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'after' && name !== 'before' ? [[name, value]] : [],
    ),
  )
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every administrative change and every sign-in: who, when, from where, and what it was before."
        actions={
          <>
            <DownloadLink href={routes.auditExport('csv', filters)}>Export CSV</DownloadLink>
            <DownloadLink href={routes.auditExport('json', filters)}>Export JSON</DownloadLink>
          </>
        }
      />
      <div className="content-wide">
        <ChainStatus state={chain} />
        <ListToolbar shown={page.items.length} total={page.total} totalIsExact={page.totalIsExact} noun="entries">
          <AuditFilters />
        </ListToolbar>
        <AuditTable rows={rows} page={page} params={params} />
      </div>
    </>
  )
}
